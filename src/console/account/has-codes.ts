import type { StaffVisit } from '../visit.ts'

/** Said to whoever would see who an asker is and signs in by a password alone. */
export const CODES_FIRST = '看号码和文书，要先开登录验证码。到“我的”里开，一分钟就好。'

/**
 * Whether this person signs in with a code from the phone. Nobody sees a number, an address or an ID number without:
 * a password that somebody guessed opens cases, but not the people in them.
 */
export async function hasCodes({ office, me }: StaffVisit): Promise<boolean> {
  return (await office.database.stores.secondFactors.of(me.id))?.isOn === true
}
