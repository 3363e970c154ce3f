import type { DangerScript } from '../../domain/knowledge/danger.ts'
import { countHan } from '../../domain/text/han.ts'
import { createTermIndex } from '../answering/term-index.ts'
import { onFirstUse } from '../on-first-use.ts'
import { foldCharacters } from './normalise.ts'

/** True when a message is so much like the danger sentences we know that the numbers to dial belong above the answer. */
export type DangerHunch = (text: string) => boolean

/**
 * Chosen on left-out sentences: a third of them are this like another one, and 0.5 % of everyday legal
 * questions are. The hunch only adds a line, so a false one costs a villager little.
 */
const LIKE = 0.29
/** Shorter words are like everything. */
const SHORTEST = 7

/**
 * The second net below the patterns. Nobody phrases terror as a file foresaw. What comes nearest must be a danger
 * sentence, not a look-alike of the files nor one of the `calm` questions.
 */
export function createDangerHunch(scripts: readonly DangerScript[], calm: readonly string[]): DangerHunch {
  const emergencies = scripts.filter((script) => script.urgency === 'emergency')
  const hits = emergencies.flatMap((script) => script.hits)
  const lookAlikes = scripts.flatMap((script) => script.not)
  const index = onFirstUse(() => createTermIndex([...hits, ...lookAlikes, ...calm].map(foldCharacters), []))
  return (text) => {
    const words = foldCharacters(text)
    if (countHan(words) < SHORTEST) return false
    const similarities = index().similarities(words)
    const nearest = similarities.reduce((most, similarity) => Math.max(most, similarity), 0)
    return nearest >= LIKE && similarities.indexOf(nearest) < hits.length
  }
}
