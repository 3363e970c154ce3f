import { html } from 'hono/html'
import { formToken } from '../form-token.ts'
import { inputField } from '../page/fields.ts'
import type { Problem } from '../page/html.ts'
import { type Page, tokenField } from '../page/layout.ts'
import type { ConsoleRoute } from '../route.ts'
import { goTo, sendPage } from '../send-page.ts'
import type { StaffVisit, Visit } from '../visit.ts'
import { auditAccount } from './audit-account.ts'
import { waitWords } from './back-off.ts'
import { sendCodePage, WRONG_CODE } from './code-page.ts'
import { comparableName, findByName } from './find-by-name.ts'
import { issueSecondStep, useCode } from './second-step.ts'

export const LOGIN_ROUTES: readonly ConsoleRoute[] = [
  { method: 'GET', path: '/login', access: 'public', answer: (visit) => sendLogin(visit, {}) },
  { method: 'POST', path: '/login', access: 'public', answer: signIn },
  { method: 'POST', path: '/login/code', access: 'public', answer: takeCode },
  { method: 'POST', path: '/logout', access: 'see-office', answer: signOut },
]

const WRONG = '姓名或密码不对。忘了密码，请找县里的管理员要一个设密码的链接。'
const LATE = '停得太久了，请再输一次密码。'
const BUSY = '现在登录的人太多，请过一分钟再试。'

/** An unknown name, a name without a password and a wrong password: same work, same words. */
async function signIn(visit: Visit): Promise<Response> {
  const { office, context, form } = visit
  const name = form('name').trim()
  const key = `${comparableName(name).slice(0, 64)}\n${context.env.address}`
  const wait = office.backOff.begin(key)
  if (wait > 0)
    return sendLogin(visit, { name, problem: `${waitWords(wait)}忘了密码，请找县里的管理员。`, status: 429 })
  const staff = await findByName(office.database.stores.staff, name)
  const stored = staff?.active ? await office.database.stores.accounts.passwordHash(staff.id) : undefined
  const checked = await office.passwords.check(stored, form('password'))
  if (checked === 'busy') return sendLogin(visit, { name, problem: BUSY, status: 503 })
  if (checked === 'wrong' || staff === undefined) {
    await noteRefusal(visit, staff?.id)
    return sendLogin(visit, { name, problem: WRONG, status: 422 })
  }
  office.backOff.succeeded(key)
  const passed = await office.database.transaction(async (stores): Promise<Passed> => {
    // The password may have been reset while the old one was being checked.
    if ((await stores.accounts.passwordHash(staff.id)) !== stored) return { kind: 'no' }
    if ((await stores.secondFactors.of(staff.id))?.isOn) {
      return { kind: 'asks-code', token: await issueSecondStep(visit, stores, staff.id) }
    }
    await office.sessions.begin(context, stores, staff.id)
    await auditAccount(stores, { ...signedIn(staff.id), at: visit.now })
    return { kind: 'in' }
  })
  if (passed.kind === 'asks-code') return sendCodePage(visit, passed.token)
  return passed.kind === 'in'
    ? goTo(visit, '/console')
    : sendLogin(visit, { name, problem: WRONG, status: 422 })
}

type Passed =
  | { readonly kind: 'no' }
  | { readonly kind: 'in' }
  | { readonly kind: 'asks-code'; readonly token: string }

/** The second step: a code from the phone, or a recovery code. Codes are counted per person, whatever the address. */
async function takeCode(visit: Visit): Promise<Response> {
  const { office, context, form, now } = visit
  const token = form('token')
  const staffId = await office.database.stores.accounts.findToken('second-step', token, now)
  if (staffId === undefined) return sendLogin(visit, { problem: LATE, status: 422 })
  const key = `second step\n${staffId}`
  const wait = office.backOff.begin(key)
  if (wait > 0) return sendCodePage(visit, token, { problem: waitWords(wait), status: 429 })
  const how = await office.database.transaction(async (stores) => {
    if ((await stores.accounts.findToken('second-step', token, now)) !== staffId) return undefined
    const used = await useCode(stores, staffId, { typed: form('code'), now })
    if (used === undefined) return undefined
    await stores.accounts.dropToken('second-step', token)
    await office.sessions.begin(context, stores, staffId)
    await auditAccount(stores, { ...signedIn(staffId), at: now })
    return used
  })
  if (how === undefined) {
    await noteRefusal(visit, staffId)
    return sendCodePage(visit, token, { problem: WRONG_CODE, status: 422 })
  }
  office.backOff.succeeded(key)
  return goTo(visit, how === 'recovery' ? '/console/account' : '/console')
}

function signedIn(staffId: string) {
  return { actor: staffId, action: 'account.sign-in', object: staffId }
}

/** A name that is none is not written down: people type passwords into the wrong field. */
function noteRefusal({ office, now }: Visit, staffId: string | undefined): Promise<void> {
  const line = { at: now, actor: 'unknown', action: 'account.sign-in', object: staffId ?? 'unknown' }
  return auditAccount(office.database.stores, { ...line, result: 'refused' })
}

async function signOut(visit: StaffVisit): Promise<Response> {
  const { office, context, me, now } = visit
  await office.database.transaction(async (stores) => {
    await office.sessions.end(context, stores)
    await auditAccount(stores, { at: now, actor: me.id, action: 'account.sign-out', object: me.id })
  })
  // Not "storage": the villagers' chat may live on the same host.
  context.header('Clear-Site-Data', '"cache"')
  return goTo(visit, '/console/login')
}

interface LoginAnswer {
  readonly name?: string
  readonly problem?: string
  readonly status?: 422 | 429 | 503
}

function sendLogin(visit: Visit, answer: LoginAnswer): Promise<Response> {
  const problems = answer.problem === undefined ? [] : [{ field: 'name', words: answer.problem }]
  return sendPage(visit, loginPage(visit, answer.name ?? '', problems), answer.status ?? 200)
}

function loginPage(visit: Visit, name: string, problems: readonly Problem[]): Page {
  return {
    title: '登录',
    problems,
    body: html`<form class="narrow" method="post" action="/console/login">${tokenField(formToken(visit.secret))}
${inputField({ id: 'name', name: 'name', label: '姓名', value: name, complete: 'username', problems })}
${inputField({ id: 'password', name: 'password', label: '密码', type: 'password', complete: 'current-password', problems })}
<button class="go">登录</button>
</form>
<p class="hint">第一次登录，请用管理员给的链接设密码。30 分钟不动会自动退出。</p>`,
  }
}
