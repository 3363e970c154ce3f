import type { DeclineEntry, Entry } from '../../domain/knowledge/entry.ts'
import { bareText } from './danger.ts'
import { compileGuarded } from './guarded-patterns.ts'

/** Says which refusal, if any, the turn of phrase of a question calls for. */
export type RefusalFinder = (text: string) => DeclineEntry | undefined

/** Builds the finder from the declines that name turns of phrase. */
export function createRefusalFinder(entries: readonly Entry[]): RefusalFinder {
  const compiled = entries.flatMap((entry) =>
    entry.kind === 'answer' || entry.patterns.length === 0 ? [] : [{ entry, find: compileGuarded(entry) }],
  )
  return (text) => {
    const bare = bareText(text)
    return compiled.find(({ find }) => find(bare))?.entry
  }
}
