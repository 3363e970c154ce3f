import { compilePatternSets, type PatternSpan } from './phrase-pattern.ts'

/** Patterns with others that cancel a match they overlap. */
export interface GuardedPatterns {
  readonly patterns: readonly string[]
  readonly except: readonly string[]
}

/**
 * Finds the first of `all`, in their order, of which a pattern matches a text and no exception of its own overlaps
 * the match. Throws a TypeError for a malformed pattern.
 */
export function compileGuarded<T extends GuardedPatterns>(
  all: readonly T[],
): (text: string) => T | undefined {
  const findHits = compilePatternSets(all.map(({ patterns }) => patterns))
  const findExceptions = compilePatternSets(all.map(({ except }) => except))
  return (text) => {
    const hits = findHits(text)
    if (hits.size === 0) return undefined
    const cancelled = findExceptions(text)
    return all.find((_, at) => {
      const exceptions = cancelled.get(at) ?? []
      return hits.get(at)?.some((hit) => !exceptions.some((span) => overlaps(hit, span))) ?? false
    })
  }
}

function overlaps(a: PatternSpan, b: PatternSpan): boolean {
  return a.from < b.to && b.from < a.to
}
