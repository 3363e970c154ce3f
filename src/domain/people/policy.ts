import type { Case } from '../casework/case.ts'
import type { Staff } from './staff.ts'

/** Who is asking: a member of staff, or a villager known only by a pseudonymous key. */
export type Actor =
  | {
      readonly kind: 'staff'
      readonly staff: Staff /** The staff member's station and all below it. */
      readonly reach: ReadonlySet<string>
    }
  | { readonly kind: 'villager'; readonly person: string }

export type CaseAction =
  | 'see'
  | 'claim'
  | 'hand-back'
  | 'progress'
  | 'request-material'
  | 'transfer'
  | 'close'
  | 'show-phone'
  | 'open-paper'
  | 'release-paper'
  | 'withdraw'
export type OfficeAction = 'manage-staff' | 'export' | 'see-office' | 'edit-knowledge' | 'set-room'

/**
 * The one place that says who may do what to a case. Every command, page, list and export asks here.
 * A sealed case is invisible below the county, and a station named in a conflict never sees it.
 */
export function canOnCase(actor: Actor, action: CaseAction, theCase: Case): boolean {
  if (actor.kind === 'villager') {
    return actor.person === theCase.person && (action === 'see' || action === 'withdraw')
  }
  if (!actor.staff.active || action === 'withdraw') return false
  if (!isInReach(actor, theCase)) return false
  if (action === 'see') return true
  if (actor.staff.role === 'reader') return false
  if (action === 'claim') return true
  if (PERSONAL.includes(action)) return theCase.owner === actor.staff.id || actor.staff.role === 'admin'
  return theCase.owner === actor.staff.id || actor.staff.role === 'admin' || actor.staff.role === 'duty'
}

/** What shows who the asker is: a number to call, a paper with an address and an ID number. */
const PERSONAL: readonly CaseAction[] = ['show-phone', 'open-paper', 'release-paper']

function isInReach(actor: Extract<Actor, { kind: 'staff' }>, theCase: Case): boolean {
  if (theCase.excluded.includes(actor.staff.station)) return false
  if (theCase.owner === actor.staff.id) return true
  if (theCase.sealed && !seesSealed(actor.staff)) return false
  return actor.reach.has(theCase.station)
}

function seesSealed({ role }: Staff): boolean {
  return role !== 'station' && role !== 'reader'
}

/**
 * What `canOnCase(…, 'see', …)` lets a member of staff see, as a filter a store can apply to twenty thousand cases.
 * A property test holds the two together.
 */
export interface CaseScope {
  readonly staff: string
  readonly station: string
  readonly reach: ReadonlySet<string>
  readonly seesSealed: boolean
}

/** The scope of a member of staff; undefined for who sees nothing. */
export function caseScope({ staff, reach }: Extract<Actor, { kind: 'staff' }>): CaseScope | undefined {
  if (!staff.active) return undefined
  return { staff: staff.id, station: staff.station, reach, seesSealed: seesSealed(staff) }
}

/** Actions that are not about one case. */
export function canInOffice(staff: Staff, action: OfficeAction): boolean {
  if (!staff.active) return false
  if (action === 'see-office') return true
  if (action === 'export' || action === 'set-room') return staff.role === 'admin' || staff.role === 'duty'
  if (action === 'edit-knowledge') return staff.role === 'admin' || staff.role === 'lawyer'
  return staff.role === 'admin'
}
