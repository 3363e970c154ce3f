import type { CaseAct } from './case-acts.ts'

/** The id of a field of an act's form. */
export function fieldId(act: CaseAct, field: string): string {
  return `${act}-${field}`
}
