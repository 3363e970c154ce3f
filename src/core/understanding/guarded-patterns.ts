import { compilePatterns, type PatternSpan } from './phrase-pattern.ts'

/** Patterns with others that cancel a match they overlap. */
export interface GuardedPatterns {
  readonly patterns: readonly string[]
  readonly except: readonly string[]
}

/** True when a pattern matches a text and no exception overlaps the match. Throws a TypeError for a malformed pattern. */
export function compileGuarded({ patterns, except }: GuardedPatterns): (text: string) => boolean {
  const findHits = compilePatterns(patterns)
  const findExceptions = compilePatterns(except)
  return (text) => {
    const hits = findHits(text)
    if (hits.length === 0) return false
    const cancelled = findExceptions(text)
    return hits.some((hit) => !cancelled.some((span) => overlaps(hit, span)))
  }
}

function overlaps(a: PatternSpan, b: PatternSpan): boolean {
  return a.from < b.to && b.from < a.to
}
