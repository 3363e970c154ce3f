import type { Synonym } from '../../domain/knowledge/lexicon.ts'

/** Cuts text into the features both indexes use. */
export type TermCutter = (text: string) => readonly string[]

const RUN = /[\p{L}\p{N}]+/gu

/**
 * Features of a text: characters, pairs of neighbouring characters, and one feature for each group of
 * the lexicon it touches, so that 工钱 and 工资 meet. Character pairs need no dictionary and forgive
 * typing errors that break a word segmenter.
 */
export function createTermCutter(synonyms: readonly Synonym[]): TermCutter {
  const groups = synonyms.map((synonym, at) => ({ name: `#${at}`, words: [...synonym.say, ...synonym.mean] }))
  const words = new Map<string, string[]>()
  for (const group of groups) {
    for (const word of group.words) words.set(word, [...(words.get(word) ?? []), group.name])
  }
  const lengths = [...new Set([...words.keys()].map((word) => word.length))]
  return (text) => [...characterTerms(text), ...groupTerms(text, words, lengths)]
}

function characterTerms(text: string): string[] {
  const terms: string[] = []
  for (const [run] of text.matchAll(RUN)) {
    const characters = [...run]
    characters.forEach((character, at) => {
      terms.push(character)
      const next = characters[at + 1]
      if (next !== undefined) terms.push(character + next)
    })
  }
  return terms
}

function groupTerms(
  text: string,
  words: ReadonlyMap<string, readonly string[]>,
  lengths: readonly number[],
): string[] {
  const found = new Set<string>()
  for (let at = 0; at < text.length; at++) {
    for (const length of lengths) {
      for (const group of words.get(text.slice(at, at + length)) ?? []) found.add(group)
    }
  }
  return [...found]
}
