import { z } from 'zod'
import { TOPIC_NAMES, type Topic } from '../../domain/knowledge/topic.ts'
import type { GuardReason } from './advice.ts'
import { readJsonObject } from './read-json.ts'

const answerSchema = z.object({
  terms: z.array(z.string()).min(1).max(20),
  topic: z.string().optional(),
})

const MOST_TERMS = 8
/** Nothing but Chinese characters: no number, address or sign of the model ever reaches the ranker. */
const TERM = /^\p{Script=Han}{2,12}$/u

export type ReadRewriting =
  | { readonly kind: 'words'; readonly words: string; readonly topic: Topic | undefined }
  | { readonly kind: 'dropped'; readonly why: GuardReason }

/** Reads the model's search words. They are only ever looked up in our own index, never shown. */
export function readRewriting(said: string): ReadRewriting {
  const json = readJsonObject(said)
  if (json === undefined) return { kind: 'dropped', why: 'not-json' }
  const parsed = answerSchema.safeParse(json)
  if (!parsed.success) return { kind: 'dropped', why: 'wrong-shape' }
  const terms = parsed.data.terms.map((term) => term.trim()).filter((term) => TERM.test(term))
  if (terms.length === 0) return { kind: 'dropped', why: 'no-words' }
  const topic = TOPIC_NAMES.find((name) => name === parsed.data.topic)
  return { kind: 'words', words: terms.slice(0, MOST_TERMS).join(' '), topic }
}
