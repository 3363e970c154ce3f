import { staffActor } from '../../core/casework/desk.ts'
import type { Case, CaseState } from '../../domain/casework/case.ts'
import { type CaseAction, canOnCase } from '../../domain/people/policy.ts'
import type { Staff } from '../../domain/people/staff.ts'
import type { County } from '../../domain/place/station.ts'

/** What staff do with a case; each is a command of the same name. */
export const CASE_ACTS = ['claim', 'progress', 'request-material', 'close', 'transfer', 'hand-back'] as const

export type CaseAct = (typeof CASE_ACTS)[number] & CaseAction

const RUNNING: readonly CaseState[] = ['active', 'needs-material']

const WHEN = {
  claim: ['waiting'],
  progress: RUNNING,
  'request-material': RUNNING,
  close: RUNNING,
  transfer: ['waiting', ...RUNNING],
  'hand-back': RUNNING,
} as const satisfies Record<CaseAct, readonly CaseState[]>

/** The acts to offer: those the policy allows and the state makes sense of. */
export function actsOn(staff: Staff, theCase: Case, county: County): readonly CaseAct[] {
  const actor = staffActor(staff, county)
  const states = (act: CaseAct): readonly CaseState[] => WHEN[act]
  return CASE_ACTS.filter((act) => states(act).includes(theCase.state) && canOnCase(actor, act, theCase))
}
