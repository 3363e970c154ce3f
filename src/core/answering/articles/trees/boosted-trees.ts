import { createRandom, type Random } from '../../../random/random.ts'
import { type BinnedRows, binRows } from './bins.ts'
import type { RankingExamples } from './examples.ts'
import { layForest, type RowScorer } from './forest.ts'
import { growTree, type Tree, type TreeShape } from './grow-tree.ts'
import { fillLambdas } from './lambdas.ts'

/** How a sum of trees is learned. */
export interface BoostingPlan extends TreeShape {
  readonly trees: number
  /** Share of a tree's values that is kept. */
  readonly rate: number
  /** Share of the features and of the groups one tree sees. */
  readonly features: number
  readonly groups: number
  readonly seed: number
}

/** LambdaMART: learns a sum of small trees that orders the rows of every group. */
export function learnTrees(examples: RankingExamples, plan: BoostingPlan): RowScorer {
  const random = createRandom(plan.seed)
  const binned = binRows(examples)
  const scores = new Float32Array(binned.rows)
  const derivatives = new Float32Array(2 * binned.rows)
  const forest: Tree[] = []
  for (let round = 0; round < plan.trees; round++) {
    fillLambdas(examples, scores, derivatives)
    const features = Array.from({ length: binned.width }, (_, at) => at).filter(() =>
      random.chance(plan.features),
    )
    const rows = sampleRows(examples.starts, plan.groups, random)
    const grown = growTree(binned, derivatives, { rows, features, shape: plan })
    if (grown.features.length === 0) continue
    const tree = { ...grown, values: grown.values.map((value) => value * plan.rate) }
    forest.push(tree)
    addTree(binned, tree, scores)
  }
  return layForest(forest, binned.edges)
}

function sampleRows(starts: Int32Array, share: number, random: Random): Int32Array {
  const rows = new Int32Array(starts.at(-1) ?? 0)
  let count = 0
  for (let group = 0; group + 1 < starts.length; group++) {
    if (!random.chance(share)) continue
    for (let row = starts[group] ?? 0; row < (starts[group + 1] ?? 0); row++) rows[count++] = row
  }
  return rows.subarray(0, count)
}

function addTree({ rows, width, codes }: BinnedRows, tree: Tree, scores: Float32Array): void {
  const features = Int32Array.from(tree.features)
  const bins = Int32Array.from(tree.bins)
  const left = Int32Array.from(tree.left)
  const right = Int32Array.from(tree.right)
  const values = Float64Array.from(tree.values)
  for (let row = 0; row < rows; row++) {
    let node = 0
    while (node >= 0) {
      const low = (codes[row * width + (features[node] ?? 0)] ?? 0) <= (bins[node] ?? 0)
      node = (low ? left[node] : right[node]) ?? -1
    }
    scores[row] = (scores[row] ?? 0) + (values[-1 - node] ?? 0)
  }
}
