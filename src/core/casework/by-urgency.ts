import type { Case } from '../../domain/casework/case.ts'

/** Danger first, then whatever runs out first. */
export function byUrgency(cases: readonly Case[]): readonly Case[] {
  return cases.toSorted((one, two) => alarm(two) - alarm(one) || due(one) - due(two))
}

function alarm(theCase: Case): number {
  return theCase.reason === 'danger' ? 1 : 0
}

function due(theCase: Case): number {
  return theCase.nextDue?.at ?? theCase.dueAt
}
