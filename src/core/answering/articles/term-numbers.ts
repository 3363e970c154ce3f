/** Numbers for characters and pairs of neighbouring characters, given in order of first appearance. */
export interface TermNumbers {
  /** How many numbers were given so far. */
  size(): number
  /** Numbers of all terms of a text, with repeats; new terms get new numbers. */
  learn(text: string): readonly number[]
  /** The same for a text that must not add terms: what is unknown is left out. */
  know(text: string): readonly number[]
}

const WORD = /[\p{L}\p{N}]/u

/** A text as the numbers of its characters and character pairs, kept in maps of small integers to be quick. */
export function createTermNumbers(): TermNumbers {
  const characters = new Map<number, number>()
  const terms = new Map<number, number>()
  const letters = new Map<number, boolean>()
  // A pair is keyed by the numbers of its characters, which stay below this.
  const WIDTH = 1 << 15
  const isLetter = (code: number) => {
    const known = letters.get(code)
    if (known !== undefined) return known
    const letter = WORD.test(String.fromCharCode(code))
    letters.set(code, letter)
    return letter
  }
  const cut = (text: string, number: (key: number) => number | undefined, learnCharacter: boolean) => {
    const found: number[] = []
    let before = -1
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (!isLetter(code)) {
        before = -1
        continue
      }
      let character = characters.get(code)
      if (character === undefined && learnCharacter) {
        character = characters.size + 1
        characters.set(code, character)
      }
      if (character === undefined) {
        before = -1
        continue
      }
      const single = number(character)
      if (single !== undefined) found.push(single)
      if (before >= 0) {
        const pair = number(before * WIDTH + character)
        if (pair !== undefined) found.push(pair)
      }
      before = character
    }
    return found
  }
  const give = (key: number) => {
    const known = terms.get(key)
    if (known !== undefined) return known
    const fresh = terms.size
    terms.set(key, fresh)
    return fresh
  }
  return {
    size: () => terms.size,
    learn: (text) => cut(text, give, true),
    know: (text) => cut(text, (key) => terms.get(key), false),
  }
}
