import type { Staff } from '../../domain/people/staff.ts'
import type { Stores } from '../../ports/database.ts'
import type { Problem } from '../page/html.ts'
import { LINK_DEAD } from '../page/notice.ts'
import type { ConsoleRoute } from '../route.ts'
import { goTo, sendPage } from '../send-page.ts'
import { nameFault } from '../staff/staff-name.ts'
import type { Visit } from '../visit.ts'
import { auditAccount } from './audit-account.ts'
import { newPasswordProblems } from './new-password.ts'
import { isPending, someAdminCanSignIn } from './setup-link.ts'
import { setupPage } from './setup-page.ts'

export const SETUP_ROUTES: readonly ConsoleRoute[] = [
  { method: 'GET', path: '/setup', access: 'public', answer: showSetup },
  { method: 'POST', path: '/setup', access: 'public', answer: setPassword },
]

const SET = '密码设好了。请用新密码登录，再输手机上的验证码。'
const BUSY: Problem = { words: '现在人太多，没有设上。请过一分钟再按一次。' }

async function showSetup(visit: Visit): Promise<Response> {
  const token = visit.context.req.query('token') ?? ''
  const staff = await holderOf(visit.office.database.stores, token, visit.now)
  if (staff === undefined) return sendPage(visit, LINK_DEAD, 404)
  return sendPage(visit, setupPage({ visit, staff, token, name: '', problems: [] }))
}

async function setPassword(visit: Visit): Promise<Response> {
  const { office, form, now } = visit
  const token = form('token')
  const staff = await holderOf(office.database.stores, token, now)
  if (staff === undefined) return sendPage(visit, LINK_DEAD, 404)
  const name = isPending(staff) ? form('name').trim() : staff.name
  const problems = await problemsWith(visit, staff, name)
  const again = (faults: readonly Problem[]) => setupPage({ visit, staff, token, name, problems: faults })
  if (problems.length > 0) return sendPage(visit, again(problems), 422)
  const hash = await office.passwords.hash(form('password'))
  if (hash === 'busy') return sendPage(visit, again([BUSY]), 503)
  const result = await useLink(visit, { token, hash, name })
  if (result === 'dead') return sendPage(visit, LINK_DEAD, 404)
  return result === 'in' ? goTo(visit, '/console') : goTo(visit, '/console/login', SET)
}

async function problemsWith(visit: Visit, staff: Staff, name: string): Promise<readonly Problem[]> {
  const { office, form } = visit
  const ofName = isPending(staff) ? await nameFault(office.database.stores, name) : undefined
  return [
    ...(ofName === undefined ? [] : [{ field: 'name', words: ofName }]),
    ...newPasswordProblems(form, office.county(), name),
  ]
}

/** Whom a live link stands for. A first administrator's link dies as soon as there is an administrator. */
async function holderOf(stores: Stores, token: string, now: number): Promise<Staff | undefined> {
  const staffId = await stores.accounts.findToken('setup', token, now)
  const staff = staffId === undefined ? undefined : await stores.staff.byId(staffId)
  if (staff === undefined || staff.active) return staff
  return isPending(staff) && !(await someAdminCanSignIn(stores)) ? staff : undefined
}

/**
 * Uses the link once: the password is set, everything that was open is closed, a new session begins. Whoever has
 * turned on codes signs in with one: a link alone is not enough.
 */
function useLink(
  visit: Visit,
  what: { token: string; hash: string; name: string },
): Promise<'dead' | 'set' | 'in'> {
  const { office, context, now } = visit
  return office.database.transaction(async (stores) => {
    const staff = await holderOf(stores, what.token, now)
    if (staff === undefined) return 'dead'
    if (isPending(staff)) await stores.staff.put({ ...staff, name: what.name, active: true })
    await stores.accounts.setPasswordHash(staff.id, what.hash)
    await stores.accounts.dropTokensOf(staff.id)
    await auditAccount(stores, { at: now, actor: staff.id, action: 'account.set-password', object: staff.id })
    if ((await stores.secondFactors.of(staff.id))?.isOn) return 'set'
    await office.sessions.begin(context, stores, staff.id)
    return 'in'
  })
}
