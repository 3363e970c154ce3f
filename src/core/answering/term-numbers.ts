import type { Synonym } from '../../domain/knowledge/lexicon.ts'

/**
 * The features of a text as numbers: characters, pairs of neighbouring characters, and one feature for each
 * group of the lexicon the text touches, so that 工钱 and 工资 meet. Character pairs need no dictionary and
 * forgive typing errors that break a word segmenter; numbers keep the index small and its building quick.
 */
export interface TermNumbers {
  /** The terms of a text, with repeats; new ones get new numbers. */
  learn(text: string): readonly number[]
  /** The terms of a text, with repeats; `UNKNOWN` for each that was never learned. */
  know(text: string): readonly number[]
  /** How many numbers were given so far. */
  size(): number
  /** Is the term one character? */
  isSingle(term: number): boolean
}

export const UNKNOWN = -1

const WORD = /[\p{L}\p{N}]/u
const NOTHING = 0
/** Characters are numbered from 1 and stay below this, so that a pair has a small integer as its key. */
const WIDTH = 1 << 15

/** Starts with one number for each group of the lexicon; everything else is numbered as it is learned. */
export function createTermNumbers(synonyms: readonly Synonym[]): TermNumbers {
  const groups = createGroupFinder(synonyms)
  const characters = new Map<number, number>()
  const terms = new Map<number, number>()
  const singles: boolean[] = synonyms.map(() => false)
  const numberOf = (key: number, learning: boolean): number => {
    const known = terms.get(key)
    if (known !== undefined || !learning) return known ?? UNKNOWN
    singles.push(key < WIDTH)
    terms.set(key, singles.length - 1)
    return singles.length - 1
  }
  const characterOf = (code: number): number => {
    const known = characters.get(code)
    if (known !== undefined) return known
    const isWord = WORD.test(String.fromCharCode(code)) && characters.size + 1 < WIDTH
    const fresh = isWord ? characters.size + 1 : NOTHING
    characters.set(code, fresh)
    return fresh
  }
  const cut = (text: string, learning: boolean): readonly number[] => {
    const found: number[] = [...groups(text)]
    let before = NOTHING
    for (let at = 0; at < text.length; at++) {
      const character = characterOf(text.charCodeAt(at))
      if (character !== NOTHING) {
        found.push(numberOf(character, learning))
        if (before !== NOTHING) found.push(numberOf(before * WIDTH + character, learning))
      }
      before = character
    }
    return found
  }
  return {
    learn: (text) => cut(text, true),
    know: (text) => cut(text, false),
    size: () => singles.length,
    isSingle: (term) => singles[term] ?? false,
  }
}

interface GroupWord {
  readonly word: string
  readonly group: number
}

/** Finds the groups a text touches; all words are held by their first character, so a text is read once. */
function createGroupFinder(synonyms: readonly Synonym[]): (text: string) => ReadonlySet<number> {
  const byFirst = new Map<number, GroupWord[]>()
  synonyms.forEach(({ say, mean }, group) => {
    for (const word of [...say, ...mean]) {
      const first = word.charCodeAt(0)
      const words = byFirst.get(first)
      if (words) words.push({ word, group })
      else byFirst.set(first, [{ word, group }])
    }
  })
  return (text) => {
    const found = new Set<number>()
    for (let at = 0; at < text.length; at++) {
      for (const { word, group } of byFirst.get(text.charCodeAt(at)) ?? []) {
        if (text.startsWith(word, at)) found.add(group)
      }
    }
    return found
  }
}
