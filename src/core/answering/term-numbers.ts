import type { Synonym } from '../../domain/knowledge/lexicon.ts'

/**
 * The features of a text as numbers: characters, pairs of neighbouring characters, and one feature for each
 * group of the lexicon the text touches, so that 工钱 and 工资 meet. Character pairs need no dictionary and
 * forgive typing errors that break a word segmenter; numbers keep the index small and its building quick.
 */
export interface TermNumbers {
  /** The terms of a text, with repeats; new ones get new numbers. */
  learn(text: string): readonly number[]
  /** Adds the terms of a text to `terms`, each once; new ones get new numbers. */
  learnOnce(text: string, terms: number[]): void
  /** The terms of a text, with repeats; `UNKNOWN` for each that was never learned. */
  know(text: string): readonly number[]
  /** How many numbers were given so far. */
  size(): number
  /** Is the term one character? */
  isSingle(term: number): boolean
}

export const UNKNOWN = -1

const WORD = /[\p{L}\p{N}]/u
/** No character before this one, or one that belongs to no word. */
const NOTHING = 0
/** Characters are numbered from 1 and stay below this, so that a pair has a small integer as its key. */
const WIDTH = 1 << 15
const CODES = 1 << 16

/** Starts with one number for each group of the lexicon; everything else is numbered as it is learned. */
export function createTermNumbers(synonyms: readonly Synonym[]): TermNumbers {
  const groups = createGroupFinder(synonyms)
  const characterOf = createCharacterNumbers()
  const ofSingle: number[] = []
  const ofPair = new Map<number, number>()
  const singles: boolean[] = synonyms.map(() => false)
  const next = (isSingle: boolean) => singles.push(isSingle) - 1
  const single = (character: number, learning: boolean): number => {
    const known = ofSingle[character] ?? UNKNOWN
    if (known !== UNKNOWN || !learning) return known
    ofSingle[character] = next(true)
    return singles.length - 1
  }
  const pair = (key: number, learning: boolean): number => {
    const known = ofPair.get(key)
    if (known !== undefined || !learning) return known ?? UNKNOWN
    ofPair.set(key, next(false))
    return singles.length - 1
  }
  const cut = (text: string, learning: boolean, visit: (term: number) => void): void => {
    for (const group of groups(text)) visit(group)
    let before = NOTHING
    for (let at = 0; at < text.length; at++) {
      const character = characterOf(text.charCodeAt(at))
      if (character !== NOTHING) {
        visit(single(character, learning))
        if (before !== NOTHING) visit(pair(before * WIDTH + character, learning))
      }
      before = character
    }
  }
  const all = (text: string, learning: boolean): readonly number[] => {
    const found: number[] = []
    cut(text, learning, (term) => found.push(term))
    return found
  }
  /** The text each term was last seen in: a set for every text of tens of thousands is slow. */
  const lastSeen: number[] = []
  let texts = 0
  return {
    learn: (text) => all(text, true),
    learnOnce(text, terms) {
      texts++
      cut(text, true, (term) => {
        if (lastSeen[term] === texts) return
        lastSeen[term] = texts
        terms.push(term)
      })
    },
    know: (text) => all(text, false),
    size: () => singles.length,
    isSingle: (term) => singles[term] ?? false,
  }
}

/** Numbers the characters that words are made of, by code unit; all others are `NOTHING`. */
function createCharacterNumbers(): (code: number) => number {
  const UNSEEN = -1
  const numbers = new Int16Array(CODES).fill(UNSEEN)
  let last = NOTHING
  return (code) => {
    const known = numbers[code] ?? NOTHING
    if (known !== UNSEEN) return known
    const isWord = WORD.test(String.fromCharCode(code)) && last + 1 < WIDTH
    numbers[code] = isWord ? ++last : NOTHING
    return numbers[code] ?? NOTHING
  }
}

interface GroupWord {
  readonly word: string
  readonly group: number
}

/**
 * Finds the groups a text touches, each once. Words are held by their first two characters, so that a text is read
 * once and hardly a word is tried in vain.
 */
function createGroupFinder(synonyms: readonly Synonym[]): (text: string) => readonly number[] {
  const byStart = new Map<number, GroupWord[]>()
  synonyms.forEach(({ say, mean }, group) => {
    for (const word of [...say, ...mean]) {
      const start = startAt(word, 0)
      const words = byStart.get(start)
      if (words) words.push({ word, group })
      else byStart.set(start, [{ word, group }])
    }
  })
  return (text) => {
    const found: number[] = []
    const meet = (start: number, at: number) => {
      for (const { word, group } of byStart.get(start) ?? NONE) {
        if (text.startsWith(word, at) && !found.includes(group)) found.push(group)
      }
    }
    for (let at = 0; at < text.length; at++) {
      meet(startAt(text, at), at)
      if (at + 1 < text.length) meet((text.charCodeAt(at) % ALONE) * ALONE, at)
    }
    return found
  }
}

const NONE: readonly GroupWord[] = []
/** Two characters in one small integer; few words share one by chance, and all are looked at. */
const ALONE = 1 << 15

/** The key of the two characters from `at` on, or of the last one alone. */
function startAt(text: string, at: number): number {
  const first = (text.charCodeAt(at) % ALONE) * ALONE
  return at + 1 < text.length ? first + (text.charCodeAt(at + 1) % ALONE) : first
}
