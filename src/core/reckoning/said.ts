import { foldPhrases } from '../understanding/phrases/fold-phrase.ts'
import type { PhrasePlace } from '../understanding/phrases/phrase.ts'
import { type Phrases, readPhrases } from '../understanding/phrases/read-phrases.ts'

/** A message as the readers of calculators see it. */
export interface Said extends Phrases {
  readonly text: string
  /** Asia/Shanghai day. */
  readonly today: string
}

export function readSaid(text: string, today: string): Said {
  const folded = foldPhrases(text)
  return { text: folded, today, ...readPhrases(folded, today) }
}

const NEAR = 8

/** The words of the same clause right before a phrase. */
export function wordsBefore({ text }: Said, { from }: PhrasePlace): string {
  const near = text.slice(Math.max(0, from - NEAR), from)
  return near.slice(Math.max(...[...'，。,;；!! ?？'].map((mark) => near.lastIndexOf(mark))) + 1)
}

/** The words of the same clause right after a phrase. */
export function wordsAfter({ text }: Said, { to }: PhrasePlace): string {
  return text.slice(to, to + NEAR).split(/[，。,;；!! ?？]/)[0] ?? ''
}
