const FILLER = '您先把证据留好，再去问。'

/** A question tells who asks and the how manieth it is; every bubble of its answer tells the same. */
export function question(person: string, number: number): string {
  return `我是${person}第${number}句`
}

/** One bubble, or three of which no two fit into one response. */
export function answerOf(words: string): readonly string[] {
  const mark = /^我是(\S+)第(\d+)句$/.exec(words)
  if (mark === null) return []
  const parts = Number(mark[2]) % 7 === 3 ? 3 : 1
  const long = parts > 1 ? FILLER.repeat(35) : FILLER
  return Array.from({ length: parts }, (_, part) => `【${mark[1]}#${mark[2]}/${part + 1}】${long}`)
}

/** Mostly quick; a third thinks around the moment at which the platform hangs up. */
export function thinkingMs(wait: number, random: () => number): number {
  return random() < 0.67 ? random() * wait * 0.1 : wait * (0.6 + random() * 0.8)
}

/** One bubble found in what a person read. */
export interface Found {
  readonly person: string
  readonly number: number
  readonly part: number
  /** The question that the line before it names, if there is one. */
  readonly tiedTo: string | undefined
}

const BUBBLE = /(?:您刚才问的“([^”]*)”：\n)?【(\S+?)#(\d+)\/(\d+)】/g

export function bubblesIn(text: string): readonly Found[] {
  return [...text.matchAll(BUBBLE)].map(([, tiedTo, person = '', number = '', part = '']) => ({
    person,
    number: Number(number),
    part: Number(part),
    tiedTo,
  }))
}
