import type { CaseFact } from '../../domain/casework/case-fact.ts'

/** What interviews brought out, one sealed list a case. */
export interface CaseFactStore {
  /** Writes the facts of a case; an empty list writes nothing. */
  put(caseId: string, facts: readonly CaseFact[]): Promise<void>
  /** In the order they were asked; empty for a case without an interview. */
  of(caseId: string): Promise<readonly CaseFact[]>
}
