import type { DeclineEntry, Entry } from '../../domain/knowledge/entry.ts'
import { bareText } from './danger.ts'
import { compileGuarded } from './guarded-patterns.ts'

/** Says which refusal, if any, the turn of phrase of a question calls for. */
export type RefusalFinder = (text: string) => DeclineEntry | undefined

/** Builds the finder from the declines that name turns of phrase. */
export function createRefusalFinder(entries: readonly Entry[]): RefusalFinder {
  const find = compileGuarded(entries.filter((entry) => entry.kind !== 'answer'))
  return (text) => find(bareText(text))
}
