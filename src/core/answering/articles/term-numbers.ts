/** Gives numbers to characters and pairs of neighbouring characters, in order of first appearance. */
export interface TermNumbers {
  /** How many numbers were given so far. */
  size(): number
  /** The terms of a text, with repeats; new ones get new numbers. */
  learn(text: string): Int32Array
  /** The terms of a text, with repeats; what was never learned is left out. */
  know(text: string): Int32Array
  /** Is the term one character? */
  isSingle(term: number): boolean
}

const WORD = /[\p{L}\p{N}]/u
const NOTHING = 0
/** Characters are numbered from 1 and stay below this, so that a pair has a small integer as its key. */
const WIDTH = 1 << 15

/** The same features as `createTermCutter` gives, as numbers: tens of thousands of articles need it small and quick. */
export function createTermNumbers(): TermNumbers {
  const characters = new Map<number, number>()
  const terms = new Map<number, number>()
  const singles: boolean[] = []
  const number = (key: number, learning: boolean) => {
    const known = terms.get(key)
    if (known !== undefined || !learning) return known
    singles.push(key < WIDTH)
    terms.set(key, singles.length - 1)
    return singles.length - 1
  }
  const characterOf = (code: number, learning: boolean): number => {
    const known = characters.get(code)
    if (known !== undefined || !learning) return known ?? NOTHING
    const fresh = WORD.test(String.fromCharCode(code)) ? characters.size + 1 : NOTHING
    characters.set(code, fresh)
    return fresh
  }
  const cut = (text: string, learning: boolean) => {
    const found: number[] = []
    const add = (key: number) => {
      const term = number(key, learning)
      if (term !== undefined) found.push(term)
    }
    let before = NOTHING
    for (let at = 0; at < text.length; at++) {
      const character = characterOf(text.charCodeAt(at), learning)
      if (character !== NOTHING) add(character)
      if (character !== NOTHING && before !== NOTHING) add(before * WIDTH + character)
      before = character
    }
    return Int32Array.from(found)
  }
  return {
    size: () => singles.length,
    learn: (text) => cut(text, true),
    know: (text) => cut(text, false),
    isSingle: (term) => singles[term] ?? false,
  }
}
