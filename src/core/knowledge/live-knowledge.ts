import type { KnowledgeBase } from '../../domain/knowledge/knowledge-base.ts'
import type { Database } from '../../ports/database.ts'
import { withRevisions } from './editing/with-revisions.ts'

/** What is built from the knowledge, always from its newest version. */
export interface LiveKnowledge<T> {
  now(): T
  /** Looks whether anything was published or taken back, here or by another process, and builds anew if so. */
  refresh(): Promise<void>
}

/** Builds at once from the files; `refresh` then adds what the county has published. */
export function createLiveKnowledge<T>(
  files: { readonly base: KnowledgeBase; readonly built: T },
  { database, build }: { readonly database: Database; readonly build: (base: KnowledgeBase) => T },
): LiveKnowledge<T> {
  const { revisions } = database.stores
  let current = files.built
  let stamp = NOTHING_PUBLISHED
  return {
    now: () => current,
    async refresh() {
      const latest = await revisions.stamp()
      if (latest === stamp) return
      current = build(withRevisions(files.base, await revisions.list({ state: 'published' })))
      stamp = latest
    },
  }
}

const NOTHING_PUBLISHED = ''
