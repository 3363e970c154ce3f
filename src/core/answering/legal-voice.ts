import { UNKNOWN } from './term-numbers.ts'

/**
 * How much a question sounds like those law answers, above 0, rather than like those that are declined, below 0:
 * the mean log odds of its terms. “哪家好” and “咋弄出来” are seldom law, whatever they stand beside.
 */
export type LegalVoice = (terms: readonly number[]) => number

/** The questions of one entry, as distinct term numbers. */
export interface HeardEntry {
  readonly isLaw: boolean
  readonly questions: readonly (readonly number[])[]
}

/** As if every term had been heard this often more on both sides: one hearing proves little. */
const DOUBT = 0.3

/** Learns from the whole bank; `terms` is how many term numbers there are. */
export function createLegalVoice(entries: readonly HeardEntry[], terms: number): LegalVoice {
  const law = logFrequencies(
    entries.filter(({ isLaw }) => isLaw),
    terms,
  )
  const other = logFrequencies(
    entries.filter(({ isLaw }) => !isLaw),
    terms,
  )
  const odds = law.map((frequency, term) => frequency - (other[term] ?? 0))
  return (question) => {
    const known = question.filter((term) => term !== UNKNOWN)
    return known.reduce((sum, term) => sum + (odds[term] ?? 0), 0) / Math.max(1, known.length)
  }
}

function logFrequencies(entries: readonly HeardEntry[], terms: number): Float32Array {
  const heard = new Float32Array(terms)
  let all = 0
  for (const { questions } of entries) {
    for (const question of questions) {
      for (const term of question) heard[term] = (heard[term] ?? 0) + 1
      all += question.length
    }
  }
  return heard.map((times) => Math.log((times + DOUBT) / (all + DOUBT * terms)))
}
