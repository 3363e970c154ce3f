import type { Citation, Entry } from './entry.ts'
import type { Law } from './knowledge-base.ts'

/** How an entry stands on one Asia/Shanghai day. Only `current` and `review-due` may be answered. */
export type Standing =
  | { readonly kind: 'current' }
  /** Past its `reviewBy`: answered with a visible note. */
  | { readonly kind: 'review-due' }
  /** Its own span, a law it cites or one cited article is over; `on` is the last day it was good. */
  | { readonly kind: 'ended'; readonly law?: string; readonly article?: number | string; readonly on: string }
  /** Not in force yet, or resting on a law we do not know. */
  | { readonly kind: 'not-yet' }

/** Says how an entry stands on a day, from its own span, its laws and the single articles that ended before their law. */
export function standingOf(entry: Entry, laws: ReadonlyMap<string, Law>, day: string): Standing {
  if (entry.effectiveTo && day > entry.effectiveTo) return { kind: 'ended', on: entry.effectiveTo }
  if (entry.effectiveFrom && day < entry.effectiveFrom) return { kind: 'not-yet' }
  for (const citation of entry.citations) {
    const standing = standingOfCitation(citation, laws.get(citation.law), day)
    if (standing) return standing
  }
  return day > entry.reviewBy ? { kind: 'review-due' } : { kind: 'current' }
}

/** Undefined while the article is in force. */
function standingOfCitation({ article }: Citation, law: Law | undefined, day: string): Standing | undefined {
  if (!law || day < law.effectiveFrom) return { kind: 'not-yet' }
  if (law.effectiveTo && day > law.effectiveTo) return { kind: 'ended', law: law.name, on: law.effectiveTo }
  const last = law.articlesEnded?.[String(article)]
  return last && day > last ? { kind: 'ended', law: law.name, article, on: last } : undefined
}

/** True for a standing with which an entry may be answered. */
export function mayAnswer(standing: Standing): boolean {
  return standing.kind === 'current' || standing.kind === 'review-due'
}
