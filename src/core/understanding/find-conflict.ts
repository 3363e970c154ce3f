import type { ConflictPatterns } from '../knowledge/load-county.ts'
import { foldCharacters } from './normalise.ts'
import { compilePatterns } from './phrase-pattern.ts'

/** Says whether a matter is against the asker's own village or town. */
export type ConflictFinder = (words: string) => 'village' | 'town' | undefined

/** Builds the finder. When both are named the town wins: it excludes more. */
export function createConflictFinder(patterns: ConflictPatterns): ConflictFinder {
  const village = compilePatterns(patterns.village)
  const town = compilePatterns(patterns.town)
  return (words) => {
    const text = foldCharacters(words)
    if (town(text).length > 0) return 'town'
    return village(text).length > 0 ? 'village' : undefined
  }
}
