import { createHash } from 'node:crypto'
import type { AnswerEntry } from '../../domain/knowledge/entry.ts'
import type { Database } from '../../ports/database.ts'
import { EMBED_AT_ONCE, type EmbedAnswer, type Embedder } from '../../ports/embedder.ts'
import type { KeptVector } from '../../ports/stores/embedding-store.ts'

/** An entry and the direction its words point to, of length one. */
export interface EntryVector {
  readonly entry: AnswerEntry
  readonly direction: Float32Array
}

/** All of them, or why there are none yet; what came before a failure is kept. */
export type EntryVectors =
  | { readonly kind: 'vectors'; readonly vectors: readonly EntryVector[] }
  | Extract<EmbedAnswer, { kind: 'failed' }>

/** Enough to say what an entry is about; some servers take no more than a few hundred characters. */
const QUESTIONS = 8

/** How near two directions of length one are, -1 to 1. */
export function nearnessOf(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0)
}

/** A vector made of length one; undefined for one that points nowhere. */
export function directionOf(vector: Float32Array): Float32Array | undefined {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0))
  return Number.isFinite(length) && length > 0 ? vector.map((value) => value / length) : undefined
}

/** The directions of all entries: kept ones from the database, the others asked for and kept. */
export async function readEntryVectors(
  { embedder, database }: { readonly embedder: Embedder; readonly database: Database },
  entries: readonly AnswerEntry[],
  signal: AbortSignal,
): Promise<EntryVectors> {
  const texts = new Map(entries.map((entry) => [keyOf(entry), entry]))
  const kept = new Map(
    (await database.stores.embeddings.of(embedder.name)).map((one) => [one.key, one.vector]),
  )
  const missing = [...texts].filter(([key]) => !kept.has(key))
  for (let at = 0; at < missing.length; at += EMBED_AT_ONCE) {
    const some = missing.slice(at, at + EMBED_AT_ONCE)
    const answer = await embedder.embed(
      some.map(([, entry]) => textOf(entry)),
      signal,
    )
    if (answer.kind === 'failed') return answer
    const fresh: KeptVector[] = some.flatMap(([key], place) => {
      const vector = answer.vectors[place]
      return vector ? [{ key, vector }] : []
    })
    await database.transaction(({ embeddings }) => embeddings.keep(embedder.name, fresh))
    for (const { key, vector } of fresh) kept.set(key, vector)
  }
  await database.transaction(({ embeddings }) => embeddings.keepOnly(embedder.name, [...texts.keys()]))
  const vectors = [...texts].flatMap(([key, entry]) => {
    const direction = directionOf(kept.get(key) ?? new Float32Array())
    return direction ? [{ entry, direction }] : []
  })
  return { kind: 'vectors', vectors }
}

function textOf({ title, questions, sections }: AnswerEntry): string {
  return [title, sections.一句话, ...questions.slice(0, QUESTIONS)].join('\n')
}

function keyOf(entry: AnswerEntry): string {
  return createHash('sha256').update(textOf(entry)).digest('hex')
}
