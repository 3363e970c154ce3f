import { UNKNOWN } from './term-numbers.ts'

/**
 * How much a question sounds like those law answers, above 0, rather than like those that are declined, below 0:
 * the mean log odds of its terms. “哪家好” and “咋弄出来” are seldom law, whatever they stand beside.
 */
export type LegalVoice = (terms: readonly number[]) => number

/** The terms of one entry's questions, each as often as questions hold it. */
export interface HeardEntry {
  readonly isLaw: boolean
  readonly terms: readonly number[]
}

/** As if every term had been heard this often more on both sides: one hearing proves little. */
const DOUBT = 0.3

/** Learns from the whole bank; `size` is how many term numbers there are. */
export function createLegalVoice(entries: readonly HeardEntry[], size: number): LegalVoice {
  const law = logFrequencies(
    entries.filter(({ isLaw }) => isLaw),
    size,
  )
  const other = logFrequencies(
    entries.filter(({ isLaw }) => !isLaw),
    size,
  )
  const odds = law.map((frequency, term) => frequency - (other[term] ?? 0))
  return (question) => {
    const known = question.filter((term) => term !== UNKNOWN)
    return known.reduce((sum, term) => sum + (odds[term] ?? 0), 0) / Math.max(1, known.length)
  }
}

function logFrequencies(entries: readonly HeardEntry[], size: number): Float32Array {
  const heard = new Float32Array(size)
  let all = 0
  for (const { terms } of entries) {
    for (const term of terms) heard[term] = (heard[term] ?? 0) + 1
    all += terms.length
  }
  return heard.map((times) => Math.log((times + DOUBT) / (all + DOUBT * size)))
}
