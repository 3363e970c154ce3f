import { countHan } from '../../../domain/text/han.ts'
import type { LocatedEntry } from '../lint/located-entry.ts'
import { countOfficialese } from '../lint/officialese.ts'
import { splitClauses, splitSentences } from '../lint/sentences.ts'

/** How hard all answers together are to read; lengths in Han. */
export interface ReadingFigures {
  readonly sentence: Spread
  readonly clause: Spread
  /** Words of office per 100 Han. */
  readonly officialese: number
}

interface Spread {
  readonly mean: number
  readonly p90: number
  readonly longest: number
}

/** Measures the bodies of all entries. Villagers' own questions: sentences of 18, clauses within 13, officialese 0.2. */
export function measureReading(
  entries: readonly LocatedEntry[],
  officialese: ReadonlyMap<string, string>,
): ReadingFigures {
  const texts = entries.map(({ body }) => body.text)
  const sentences = texts.flatMap(splitSentences)
  const words = texts.reduce((sum, text) => sum + countOfficialese(text, officialese), 0)
  const han = texts.reduce((sum, text) => sum + countHan(text), 0)
  return {
    sentence: spreadOf(sentences.map((one) => one.han)),
    clause: spreadOf(sentences.flatMap(splitClauses).map((one) => one.han)),
    officialese: (100 * words) / Math.max(1, han),
  }
}

function spreadOf(lengths: readonly number[]): Spread {
  const rising = [...lengths].sort((a, b) => a - b)
  const mean = rising.reduce((sum, length) => sum + length, 0) / Math.max(1, rising.length)
  return { mean, p90: rising[Math.floor(rising.length * 0.9)] ?? 0, longest: rising.at(-1) ?? 0 }
}
