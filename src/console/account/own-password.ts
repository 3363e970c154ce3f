import type { Problem } from '../page/html.ts'
import { goTo } from '../send-page.ts'
import type { StaffVisit } from '../visit.ts'
import { auditAccount } from './audit-account.ts'
import { waitWords } from './back-off.ts'
import { newPasswordProblems } from './new-password.ts'
import { type AccountAnswer, sendAccount } from './show-account.ts'

const CHANGED = '密码改好了。别处的登录都退出了。'
const BUSY = '现在人太多，没有办成。请过一分钟再按一次。'

/** Why the own password in the field `own` does not open the act; undefined when it does. Guesses are slowed down. */
export async function ownPasswordFault(visit: StaffVisit, field: string): Promise<AccountAnswer | undefined> {
  const { office, me, form } = visit
  const key = `own password\n${me.id}`
  const wait = office.backOff.begin(key)
  const say = (words: string, status: 422 | 429 | 503) => ({ problems: [{ field, words }], status })
  if (wait > 0) return say(waitWords(wait), 429)
  const stored = await office.database.stores.accounts.passwordHash(me.id)
  const checked = await office.passwords.check(stored, form('own'))
  if (checked === 'busy') return say(BUSY, 503)
  if (checked === 'wrong') return say('现在的密码不对。', 422)
  office.backOff.succeeded(key)
  return undefined
}

/** A new password ends every other session, link and half-done sign-in. */
export async function changePassword(visit: StaffVisit): Promise<Response> {
  const { office, context, form, me, now } = visit
  const problems: readonly Problem[] = newPasswordProblems(form, office.county(), me.name)
  if (problems.length > 0) return sendAccount(visit, { problems, status: 422 })
  const fault = await ownPasswordFault(visit, 'own')
  if (fault) return sendAccount(visit, fault)
  const hash = await office.passwords.hash(form('password'))
  if (hash === 'busy') return sendAccount(visit, { problems: [{ words: BUSY }], status: 503 })
  await office.database.transaction(async (stores) => {
    await stores.accounts.setPasswordHash(me.id, hash)
    await office.sessions.endOthers(context, stores, me.id)
    await auditAccount(stores, { at: now, actor: me.id, action: 'account.set-password', object: me.id })
  })
  return goTo(visit, '/console/account', CHANGED)
}
