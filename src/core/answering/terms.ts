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
  const groups = groupWords(synonyms)
  return (text) => [...characterTerms(text), ...groupTerms(text, groups)]
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

interface GroupWord {
  readonly word: string
  readonly group: string
}

/** All words of the lexicon by their first character, so that a text is looked through once. */
function groupWords(synonyms: readonly Synonym[]): ReadonlyMap<string, readonly GroupWord[]> {
  const byFirst = new Map<string, GroupWord[]>()
  synonyms.forEach(({ say, mean }, at) => {
    for (const word of [...say, ...mean]) {
      const first = word[0] ?? ''
      const words = byFirst.get(first) ?? []
      words.push({ word, group: `#${at}` })
      byFirst.set(first, words)
    }
  })
  return byFirst
}

function groupTerms(text: string, groups: ReadonlyMap<string, readonly GroupWord[]>): readonly string[] {
  const found = new Set<string>()
  for (let at = 0; at < text.length; at++) {
    for (const { word, group } of groups.get(text[at] ?? '') ?? []) {
      if (text.startsWith(word, at)) found.add(group)
    }
  }
  return [...found]
}
