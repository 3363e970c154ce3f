/** One way to read a phrase, with a label short enough to be a choice. */
export interface Reading<T> {
  readonly value: T
  readonly label: string
}

/** A phrase of a message that says a quantity, and what it was read as. Offsets belong to the folded text. */
export type Phrase<T> = PhrasePlace & Understanding<T>

/** Where a phrase stands: character offsets of the folded text, end exclusive, and its words. */
export interface PhrasePlace {
  readonly from: number
  readonly to: number
  readonly words: string
}

/** Read with what had to be assumed, or so unclear that the reader must be asked which reading is meant. */
export type Understanding<T> =
  | { readonly kind: 'read'; readonly value: T; readonly assumed: string | undefined }
  | { readonly kind: 'ambiguous'; readonly readings: readonly Reading<T>[] }

/** How sure an amount is: `about` for 一千多 and 万把块, `range` for 三四千. */
export type Certainty = 'exact' | 'about' | 'range'

/** One reading is what was said; several are a question to ask. */
export function understandingOf<T>(
  readings: readonly Reading<T>[],
  assumed?: string,
): Understanding<T> | undefined {
  const [first, ...others] = readings
  if (!first) return undefined
  return others.length > 0 ? { kind: 'ambiguous', readings } : { kind: 'read', value: first.value, assumed }
}

/**
 * Drops the readings that cannot be (a day of work in the future). When one remains it is what was meant, and
 * that it was chosen is said.
 */
export function settle<T>(phrase: Phrase<T>, possible: (value: T) => boolean): Phrase<T> {
  if (phrase.kind === 'read') return phrase
  const { from, to, words } = phrase
  const readings = phrase.readings.filter((reading) => possible(reading.value))
  const understanding = understandingOf(readings, `“${words}”按${readings[0]?.label ?? ''}算`)
  return understanding ? { from, to, words, ...understanding } : phrase
}

/** Of phrases that overlap, keeps the one that begins first, and of those the longest. */
export function withoutOverlaps<T extends PhrasePlace>(phrases: readonly T[]): readonly T[] {
  const kept: T[] = []
  let end = 0
  for (const phrase of [...phrases].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (phrase.from < end) continue
    kept.push(phrase)
    end = phrase.to
  }
  return kept
}
