import type { RankedEntry } from './rank-entries.ts'

/** What the judge looks at; weights fitted by `bench/calibrate.ts`. */
export const CONFIDENCE_FEATURES = [
  { name: 'log score', weight: 0.68, read: ([first]) => Math.log(0.1 + (first?.score ?? 0)) },
  { name: 'covered', weight: 2.57, read: ([first]) => first?.covered ?? 0 },
  { name: 'odd', weight: -3.3, read: ([first]) => first?.odd ?? 0 },
  { name: 'log length', weight: 1.05, read: ([first]) => Math.log(1 + (first?.terms ?? 0)) },
  { name: 'lead', weight: 2.62, read: ([first, second]) => lead(first, second) },
  { name: 'lead over the third', weight: 1.26, read: ([first, , third]) => lead(first, third) },
] as const satisfies readonly {
  name: string
  weight: number
  read: (ranked: readonly RankedEntry[]) => number
}[]

const BIAS = -6.71

/** A question that stands in the bank word for word. */
const AS_WRITTEN = 0.98

/** How far the first is ahead, as a share of its score. */
function lead(first: RankedEntry | undefined, other: RankedEntry | undefined): number {
  return first && other && first.score > 0 ? 1 - other.score / first.score : 0
}

/** Probability, 0 to 1, that the first entry answers; measured on questions left out. */
export function confidenceOf(ranked: readonly RankedEntry[]): number {
  if (ranked.length === 0) return 0
  if (ranked[0]?.exact) return AS_WRITTEN
  const sum = CONFIDENCE_FEATURES.reduce((total, { weight, read }) => total + weight * read(ranked), BIAS)
  return 1 / (1 + Math.exp(-sum))
}
