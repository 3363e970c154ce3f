import type { DangerScript } from '../../domain/knowledge/danger.ts'
import { countHan } from '../../domain/text/han.ts'
import { createTermIndex } from '../answering/term-index.ts'
import { foldCharacters } from './normalise.ts'

/** True when a message is so much like the danger sentences we know that the numbers to dial belong above the answer. */
export type DangerHunch = (text: string) => boolean

/**
 * Chosen on left-out sentences: a third of them are this like another one, and 1.3 % of everyday legal
 * questions are. The hunch only adds a line, so a false one costs a villager nothing.
 */
const LIKE = 0.3
/** Shorter words are like everything. */
const SHORTEST = 7

/** The second net below the patterns. Nobody phrases terror as a file foresaw. */
export function createDangerHunch(scripts: readonly DangerScript[]): DangerHunch {
  const emergencies = scripts.filter((script) => script.urgency === 'emergency')
  const hits = emergencies.flatMap((script) => script.hits.map(foldCharacters))
  const index = createTermIndex(hits, [])
  return (text) => {
    const words = foldCharacters(text)
    return countHan(words) >= SHORTEST && index.similarities(words).some((similarity) => similarity >= LIKE)
  }
}
