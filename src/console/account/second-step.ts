import type * as Otplib from 'otplib'
import { onFirstUse } from '../../core/on-first-use.ts'
import type { Stores } from '../../ports/database.ts'
import type { Visit } from '../visit.ts'

const otplib = onFirstUse<typeof Otplib>((require) => require('otplib'))

const SECOND_STEP_MS = 5 * 60_000
/** Phones may be half a minute off, either way. */
const TOLERANCE_SECONDS = 30
/** What every authenticator app takes without settings: six digits, SHA-1, thirty seconds. */
const CODE_SHAPE = /^\d{6}$/
const RECOVERY_CODES = 10

/** A token for somebody whose password was right and whose code is still to come. */
export async function issueSecondStep(
  { office, now }: Visit,
  stores: Stores,
  staffId: string,
): Promise<string> {
  const value = office.ids.token()
  const expiresAt = now + SECOND_STEP_MS
  await stores.accounts.putToken({ purpose: 'second-step', value, staffId, expiresAt })
  return value
}

export function newSecret(): string {
  return otplib().generateSecret({ length: 20 })
}

/** What the code to scan says. */
export function secretUri(secret: string, who: { readonly county: string; readonly name: string }): string {
  return otplib().generateURI({ issuer: `${who.county}工作台`, label: who.name, secret })
}

/** Uses a code from the phone or a recovery code; each is good once. */
export async function useCode(
  stores: Stores,
  staffId: string,
  { typed, now }: { readonly typed: string; readonly now: number },
): Promise<'phone' | 'recovery' | undefined> {
  if (await usePhoneCode(stores, staffId, { typed, now })) return 'phone'
  return (await stores.secondFactors.useRecoveryCode(staffId, typed)) ? 'recovery' : undefined
}

/** Uses a code from the phone; the same or an older one is refused afterwards. */
export async function usePhoneCode(
  stores: Stores,
  staffId: string,
  { typed, now }: { readonly typed: string; readonly now: number },
): Promise<boolean> {
  const token = typed.normalize('NFKC').replaceAll(/\s/g, '')
  const factor = await stores.secondFactors.of(staffId)
  if (factor === undefined || !CODE_SHAPE.test(token)) return false
  const epoch = Math.floor(now / 1000)
  const checked = otplib().verifySync({
    secret: factor.secret,
    token,
    epoch,
    epochTolerance: TOLERANCE_SECONDS,
  })
  if (!checked.valid || !('timeStep' in checked)) return false
  return stores.secondFactors.useStep(staffId, checked.timeStep)
}

/** Ten codes for who lost the phone. */
export function newRecoveryCodes(code: () => string): readonly string[] {
  return Array.from({ length: RECOVERY_CODES }, code)
}
