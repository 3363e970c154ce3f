import { byUrgency } from '../../core/casework/by-urgency.ts'
import type { Case, CaseState } from '../../domain/casework/case.ts'

export const OPEN_STATES: readonly CaseState[] = ['waiting', 'active', 'needs-material']

/** The cases of one reader, in the order they want them. */
export interface SortedCases {
  readonly waiting: readonly Case[]
  readonly mine: readonly Case[]
  readonly others: readonly Case[]
}

/** Waiting first, then the reader's own, then the rest; in each the most urgent on top. */
export function sortCases(open: readonly Case[], staffId: string): SortedCases {
  const sorted = byUrgency(open)
  const taken = sorted.filter(({ state }) => state !== 'waiting')
  return {
    waiting: sorted.filter(({ state }) => state === 'waiting'),
    mine: taken.filter(({ owner }) => owner === staffId),
    others: taken.filter(({ owner }) => owner !== staffId),
  }
}
