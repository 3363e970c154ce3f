import { type Case, caseNumber } from '../../domain/casework/case.ts'

export function casePath(theCase: Case): string {
  return `/console/cases/${caseNumber(theCase)}`
}
