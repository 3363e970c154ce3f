import { createRandom, type Random } from '../../random/random.ts'
import type { AnsweredQuestion } from './article.ts'
import { pickCandidates } from './candidates.ts'
import { gatherExperience } from './experience.ts'
import { readFeatures, WIDTH } from './features.ts'
import { type Sight, type Untaught, viewQuestion } from './question-view.ts'
import { type BoostingPlan, learnTrees } from './trees/boosted-trees.ts'
import type { RankingExamples } from './trees/examples.ts'
import type { RowScorer } from './trees/forest.ts'

const PARTS = 5
const BAGS = 2
/** So many questions are seen as new as well: with more the trees trust answered questions too little, with none too much. */
const NEW_SHARE = 0.3
/** All of the best, and a share of the rest, are enough wrong answers to learn from. */
const NEAR = 60
const FAR_SHARE = 0.3
const PLAN: Omit<BoostingPlan, 'seed'> = {
  trees: 160,
  rate: 0.1,
  leaves: 6,
  leastWeight: 1,
  ridge: 1,
  features: 0.5,
  groups: 0.7,
}

/**
 * Learns to order candidates. Every question is seen with the experience of other questions only: once without a
 * random fifth, as when its matter is known, and once without a whole stretch of the list, as when its matter is new.
 */
export function learnRanking(
  untaught: Untaught,
  answered: readonly AnsweredQuestion[],
  seed: number,
): RowScorer {
  const random = createRandom(seed)
  const scattered = answered.map(() => random.below(PARTS))
  const stretches = answered.map((_, at) => Math.floor((at * PARTS) / answered.length))
  const groups = [
    { parts: scattered, share: 1 },
    { parts: stretches, share: NEW_SHARE },
  ].flatMap(({ parts, share }) =>
    Array.from({ length: PARTS }, (_, part) => part).flatMap((part) => {
      const others = answered.filter((_, at) => parts[at] !== part)
      const experience = gatherExperience(untaught, others, seed)
      const held = answered.filter((_, at) => parts[at] === part && random.chance(share))
      return held.flatMap((question) => groupOf({ ...untaught, experience }, question, random) ?? [])
    }),
  )
  const examples = joinGroups(groups)
  const bags = Array.from({ length: BAGS }, (_, bag) =>
    learnTrees(examples, { ...PLAN, seed: seed + bag + 1 }),
  )
  return (values, row) => bags.reduce((sum, score) => sum + score(values, row), 0) / bags.length
}

interface Group {
  readonly values: Float32Array
  readonly labels: Uint8Array
}

function groupOf(sight: Sight, answered: AnsweredQuestion, random: Random): Group | undefined {
  const right = new Set(answered.articles)
  const view = viewQuestion(sight, answered.question)
  const candidates = pickCandidates(sight, view)
  const values = readFeatures(sight, view, candidates)
  const kept = [...candidates.keys()].filter(
    (row) => row < NEAR || right.has(candidates[row] ?? -1) || random.chance(FAR_SHARE),
  )
  const labels = Uint8Array.from(kept, (row) => (right.has(candidates[row] ?? -1) ? 1 : 0))
  if (!labels.includes(1)) return undefined
  const chosen = new Float32Array(kept.length * WIDTH)
  kept.forEach((row, at) => {
    chosen.set(values.subarray(row * WIDTH, (row + 1) * WIDTH), at * WIDTH)
  })
  return { values: chosen, labels }
}

function joinGroups(groups: readonly Group[]): RankingExamples {
  const starts = new Int32Array(groups.length + 1)
  groups.forEach(({ labels }, at) => {
    starts[at + 1] = (starts[at] ?? 0) + labels.length
  })
  const rows = starts.at(-1) ?? 0
  const values = new Float32Array(rows * WIDTH)
  const labels = new Uint8Array(rows)
  groups.forEach((group, at) => {
    values.set(group.values, (starts[at] ?? 0) * WIDTH)
    labels.set(group.labels, starts[at] ?? 0)
  })
  return { width: WIDTH, values, labels, starts }
}
