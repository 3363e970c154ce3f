import type { Tree } from './grow-tree.ts'

/** Scores one row of `width` features in `values`; only comparable within one question. */
export type RowScorer = (values: Float32Array, row: number) => number

/** Lays many trees out in flat arrays; branchings then compare values, not bins. */
export function layForest(trees: readonly Tree[], edges: readonly Float32Array[]): RowScorer {
  const width = edges.length
  const features: number[] = []
  const thresholds: number[] = []
  const left: number[] = []
  const right: number[] = []
  const values: number[] = []
  const roots = trees.map((tree) => {
    const root = features.length
    const leaf = values.length
    const move = (child: number) => (child >= 0 ? root + child : child - leaf)
    tree.features.forEach((feature, branch) => {
      features.push(feature)
      thresholds.push(edges[feature]?.[tree.bins[branch] ?? 0] ?? 0)
      left.push(move(tree.left[branch] ?? -1))
      right.push(move(tree.right[branch] ?? -1))
    })
    values.push(...tree.values)
    return root
  })
  const flat = {
    roots: Int32Array.from(roots),
    features: Int32Array.from(features),
    thresholds: Float32Array.from(thresholds),
    left: Int32Array.from(left),
    right: Int32Array.from(right),
    values: Float32Array.from(values),
  }
  const leafOf = (rows: Float32Array, offset: number, root: number) => {
    let node = root
    while (node >= 0) {
      const low = (rows[offset + (flat.features[node] ?? 0)] ?? 0) < (flat.thresholds[node] ?? 0)
      node = (low ? flat.left[node] : flat.right[node]) ?? -1
    }
    return -1 - node
  }
  return (rows, row) => {
    let score = 0
    for (const root of flat.roots) score += flat.values[leafOf(rows, row * width, root)] ?? 0
    return score
  }
}
