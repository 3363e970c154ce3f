import type { RankedEntry } from './rank-entries.ts'

/**
 * What the judge looks at; weights fitted by `bench/calibrate.ts`. Lead and coverage were tried beside the
 * score and added nothing: whether a matter is known at all shows in the score alone.
 */
export const CONFIDENCE_FEATURES = [
  { name: 'log score', weight: 2.0, read: ([first]) => Math.log(0.1 + (first?.score ?? 0)) },
] as const satisfies readonly {
  name: string
  weight: number
  read: (ranked: readonly RankedEntry[]) => number
}[]

const BIAS = -1.75

/** Probability, 0 to 1, that the right entry is among the first three; measured on questions left out. */
export function confidenceOf(ranked: readonly RankedEntry[]): number {
  if (ranked.length === 0) return 0
  const sum = CONFIDENCE_FEATURES.reduce((total, { weight, read }) => total + weight * read(ranked), BIAS)
  return 1 / (1 + Math.exp(-sum))
}
