import type { AnswerEntry, Entry } from '../../domain/knowledge/entry.ts'
import type { Database } from '../../ports/database.ts'
import type { Embedder } from '../../ports/embedder.ts'
import type { EndpointFault } from '../../ports/language-model.ts'
import type { Log } from '../../ports/log.ts'
import {
  directionOf,
  type EntryVector,
  type EntryVectors,
  nearnessOf,
  readEntryVectors,
} from './entry-vectors.ts'

/** Entries by how near their meaning is to some words, the nearest first, or why it cannot be said. */
export type NearEntries =
  | { readonly kind: 'near'; readonly entries: readonly AnswerEntry[] }
  | { readonly kind: 'failed'; readonly fault: EndpointFault }

/** Finds entries by meaning. Words leave the house: whoever asks has taken out whatever says who and where. */
export interface MeaningFinder {
  readonly name: string
  find(words: string, signal: AbortSignal): Promise<NearEntries>
}

export interface MeaningParts {
  readonly embedder: Embedder
  readonly database: Database
  /** As they are now. */
  readonly entries: () => readonly Entry[]
  readonly log: Log
}

/** Twice as many as are ever looked at. */
const MOST_NEAR = 40
/** All entries of a county through a slow server. */
const PREPARING_MS = 10 * 60_000

/** The entries' vectors are read, or asked for, with the first question and whenever the entries change. */
export function createMeaningFinder(parts: MeaningParts): MeaningFinder {
  const { embedder } = parts
  const prepared = createPreparation(parts)
  return {
    name: embedder.name,
    async find(words, signal) {
      const known = await orFailed(prepared(), signal)
      if (known.kind === 'failed') return known
      const answer = await embedder.embed([words], signal)
      if (answer.kind === 'failed') return answer
      const asked = directionOf(answer.vectors[0] ?? new Float32Array())
      return asked
        ? { kind: 'near', entries: nearest(asked, known.vectors) }
        : { kind: 'failed', fault: 'malformed' }
    },
  }
}

function nearest(asked: Float32Array, vectors: readonly EntryVector[]): readonly AnswerEntry[] {
  const near = vectors.map(({ entry, direction }) => ({ entry, nearness: nearnessOf(asked, direction) }))
  const sorted = near.toSorted((a, b) => b.nearness - a.nearness)
  return sorted.slice(0, MOST_NEAR).map(({ entry }) => entry)
}

/** One preparation for each state of the entries; one that failed is begun again by the next question. */
function createPreparation({ embedder, database, entries, log }: MeaningParts): () => Promise<EntryVectors> {
  let last: { readonly of: readonly Entry[]; readonly work: Promise<EntryVectors> } | undefined
  const prepare = async (of: readonly Entry[]): Promise<EntryVectors> => {
    const answers = of.filter((entry) => entry.kind === 'answer')
    const made = await readEntryVectors({ embedder, database }, answers, AbortSignal.timeout(PREPARING_MS))
    if (made.kind === 'failed') last = undefined
    return made
  }
  return () => {
    const now = entries()
    if (last?.of !== now) {
      const work = prepare(now).catch((error: unknown): EntryVectors => {
        last = undefined
        log.error('meaning.prepare', error)
        return { kind: 'failed', fault: 'unreachable' }
      })
      last = { of: now, work }
    }
    return last.work
  }
}

/** Preparing may take minutes the first time; the villager does not wait for it. */
function orFailed(work: Promise<EntryVectors>, signal: AbortSignal): Promise<EntryVectors> {
  return new Promise((resolve) => {
    const stop = () => resolve({ kind: 'failed', fault: 'timeout' })
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    void work.then((made) => {
      signal.removeEventListener('abort', stop)
      resolve(made)
    })
  })
}
