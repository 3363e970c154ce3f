import type { Entry } from '../../../domain/knowledge/entry.ts'
import type { EntryRevision } from '../../../domain/knowledge/entry-revision.ts'
import type { KnowledgeBase } from '../../../domain/knowledge/knowledge-base.ts'
import { parseEntry } from '../parse-entry.ts'

/** The base with what the county has published: the newest revision of an entry stands in place of its file. */
export function withRevisions(base: KnowledgeBase, published: readonly EntryRevision[]): KnowledgeBase {
  const newest = new Map<string, EntryRevision>()
  for (const revision of published) {
    const known = newest.get(revision.entry)
    if (!known || (known.decidedAt ?? 0) <= (revision.decidedAt ?? 0)) newest.set(revision.entry, revision)
  }
  const entries = new Map(base.entries.map((entry) => [entry.id, entry]))
  for (const revision of newest.values()) {
    const entry = entryOf(revision)
    if (entry) entries.set(revision.entry, entry)
  }
  return { ...base, entries: [...entries.values()] }
}

/** The entry a revision holds; undefined when a newer program no longer reads it. */
export function entryOf(revision: Pick<EntryRevision, 'entry' | 'source'>): Entry | undefined {
  const result = parseEntry({ path: draftPath(revision.entry), text: revision.source })
  return result.kind === 'ok' ? result.entry : undefined
}

/** Where the file of an entry would lie. */
export function draftPath(entry: string): string {
  return `topics/${entry}.md`
}
