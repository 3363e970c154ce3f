import { staffActor } from '../../core/casework/desk.ts'
import type { Case } from '../../domain/casework/case.ts'
import { canOnCase } from '../../domain/people/policy.ts'
import type { Staff } from '../../domain/people/staff.ts'
import type { County } from '../../domain/place/station.ts'

/** What a page says of the asker's phone number. */
export type PhoneView =
  | { readonly kind: 'none' }
  | { readonly kind: 'hidden'; readonly tail?: string }
  | { readonly kind: 'shown'; readonly number: string }

/** Only whoever handles the case, and administrators in whose reach it lies. */
export function mayShowPhone(staff: Staff, theCase: Case, county: County): boolean {
  return canOnCase(staffActor(staff, county), 'show-phone', theCase)
}

/** The number without most of it; to somebody who may not unmask it, only that there is one. */
export function maskPhone(phone: string | undefined, mayShow: boolean): PhoneView {
  if (phone === undefined) return { kind: 'none' }
  return mayShow && phone.length > 8 ? { kind: 'hidden', tail: phone.slice(-4) } : { kind: 'hidden' }
}
