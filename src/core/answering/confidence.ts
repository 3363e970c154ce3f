import type { RankedEntry } from './rank-entries.ts'

/** What the judge looks at. Weights are fitted by `bench/calibrate.ts` on questions left out of the bank. */
export const CONFIDENCE_FEATURES = [
  { name: 'score', weight: 3, read: ([first]) => first?.score ?? 0 },
  { name: 'lead', weight: 5, read: ([first, second]) => (first?.score ?? 0) - (second?.score ?? 0) },
  { name: 'share', weight: 0, read: ([first, second]) => (second?.score ?? 0) / (first?.score || 1) },
  { name: 'coverage', weight: 2, read: ([first]) => first?.coverage ?? 0 },
] as const satisfies readonly {
  name: string
  weight: number
  read: (ranked: readonly RankedEntry[]) => number
}[]

const BIAS = -5

/** Probability, 0 to 1, that the first entry answers the question. */
export function confidenceOf(ranked: readonly RankedEntry[]): number {
  if (ranked.length === 0) return 0
  const sum = CONFIDENCE_FEATURES.reduce((total, { weight, read }) => total + weight * read(ranked), BIAS)
  return 1 / (1 + Math.exp(-sum))
}
