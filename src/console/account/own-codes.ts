import { goTo } from '../send-page.ts'
import type { StaffVisit } from '../visit.ts'
import { auditAccount } from './audit-account.ts'
import { waitWords } from './back-off.ts'
import { WRONG_CODE } from './code-page.ts'
import { ownPasswordFault } from './own-password.ts'
import { newRecoveryCodes, newSecret, usePhoneCode } from './second-step.ts'
import { sendAccount } from './show-account.ts'

const ACCOUNT = '/console/account'

/** Shows a fresh secret; signing in stays as it is until the first code was right. */
export async function beginCodes(visit: StaffVisit): Promise<Response> {
  const fault = await ownPasswordFault(visit, 'begin-own')
  if (fault) return sendAccount(visit, fault)
  await visit.office.database.stores.secondFactors.begin(visit.me.id, newSecret())
  return goTo(visit, ACCOUNT)
}

/** The first right code turns codes on. Answers with the page itself: recovery codes are shown once. */
export async function confirmCodes(visit: StaffVisit): Promise<Response> {
  const { office, context, me, now, form } = visit
  const key = `first code\n${me.id}`
  const wait = office.backOff.begin(key)
  if (wait > 0) return sayOfCode(visit, waitWords(wait), 429)
  const recoveryCodes = newRecoveryCodes(() => office.ids.code())
  const isOn = await office.database.transaction(async (stores) => {
    if ((await stores.secondFactors.of(me.id))?.isOn !== false) return false
    if (!(await usePhoneCode(stores, me.id, { typed: form('code'), now }))) return false
    await stores.secondFactors.turnOn(me.id, recoveryCodes)
    await office.sessions.endOthers(context, stores, me.id)
    await auditAccount(stores, { at: now, actor: me.id, action: 'account.codes-on', object: me.id })
    return true
  })
  if (!isOn) return sayOfCode(visit, WRONG_CODE, 422)
  office.backOff.succeeded(key)
  return sendAccount(visit, { recoveryCodes })
}

function sayOfCode(visit: StaffVisit, words: string, status: 422 | 429): Promise<Response> {
  return sendAccount(visit, { problems: [{ field: 'code', words }], status })
}

/** Leaves a secret that was never confirmed. */
export async function cancelCodes(visit: StaffVisit): Promise<Response> {
  await visit.office.database.transaction(async ({ secondFactors }) => {
    if ((await secondFactors.of(visit.me.id))?.isOn === false) await secondFactors.turnOff(visit.me.id)
  })
  return goTo(visit, ACCOUNT)
}

export async function turnCodesOff(visit: StaffVisit): Promise<Response> {
  const { office, me, now } = visit
  const fault = await ownPasswordFault(visit, 'off-own')
  if (fault) return sendAccount(visit, fault)
  await office.database.transaction(async (stores) => {
    await stores.secondFactors.turnOff(me.id)
    await auditAccount(stores, { at: now, actor: me.id, action: 'account.codes-off', object: me.id })
  })
  return goTo(visit, ACCOUNT, '验证码关掉了。')
}
