import { staffActor } from '../../core/casework/desk.ts'
import { ACTION_OF } from '../../core/casework/run-staff-command.ts'
import type { Case, CaseState } from '../../domain/casework/case.ts'
import { canOnCase } from '../../domain/people/policy.ts'
import type { Staff } from '../../domain/people/staff.ts'
import type { County } from '../../domain/place/station.ts'

/** What staff do with a case; each is a command of the same name. */
export const CASE_ACTS = [
  ...(['claim', 'progress', 'request-material', 'remark', 'take-step', 'extend'] as const),
  ...(['close', 'transfer', 'hand-back'] as const),
] as const satisfies readonly (keyof typeof ACTION_OF)[]

export type CaseAct = (typeof CASE_ACTS)[number]

const RUNNING: readonly CaseState[] = ['active', 'needs-material']

const WHEN = {
  claim: ['waiting'],
  progress: RUNNING,
  'request-material': RUNNING,
  remark: RUNNING,
  'take-step': RUNNING,
  extend: RUNNING,
  close: RUNNING,
  transfer: ['waiting', ...RUNNING],
  'hand-back': RUNNING,
} as const satisfies Record<CaseAct, readonly CaseState[]>

/** The acts to offer: those the policy allows and the state makes sense of. */
export function actsOn(staff: Staff, theCase: Case, county: County): readonly CaseAct[] {
  const states = (act: CaseAct): readonly CaseState[] => WHEN[act]
  return CASE_ACTS.filter(
    (act) => states(act).includes(theCase.state) && mayAct(staff, act, { theCase, county }),
  )
}

/** Whether the policy lets this member of staff do it. */
export function mayAct(
  staff: Staff,
  act: CaseAct,
  { theCase, county }: { readonly theCase: Case; readonly county: County },
): boolean {
  return canOnCase(staffActor(staff, county), ACTION_OF[act], theCase)
}
