import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ROUTES } from '../../src/console/routes.ts'
import { type Case, caseNumber } from '../../src/domain/casework/case.ts'
import type { TestBrowser } from '../support/console-browser.ts'
import { type ConsoleRig, PASSWORD, type PersonName, startConsole } from '../support/console-rig.ts'
import { addPaper } from '../support/console-server.ts'
import { orchard, orchardEntry } from '../support/law-fixtures.ts'

const POLICY =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

/** What a visitor gets: in (and it works), sent to sign in, not allowed on this object, or as if it were not there. */
type Cell = 'ok' | 'sign-in' | 'refused' | 'none'
type Who = 'nobody' | 'elsewhere' | 'here' | 'lawyer' | 'duty' | 'admin' | 'disabled'
const WHO: readonly Who[] = ['nobody', 'elsewhere', 'here', 'lawyer', 'duty', 'admin', 'disabled']

const everyone = row(['ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok'])
const staffOnly = row(['sign-in', 'ok', 'ok', 'ok', 'ok', 'ok', 'sign-in'])
const adminOnly = row(['sign-in', 'none', 'none', 'none', 'none', 'ok', 'sign-in'])
const writers = row(['sign-in', 'none', 'none', 'ok', 'none', 'ok', 'sign-in'])
const reporters = row(['sign-in', 'none', 'none', 'none', 'ok', 'ok', 'sign-in'])
const caseInReach = row(['sign-in', 'none', 'ok', 'ok', 'ok', 'ok', 'sign-in'])
/** `here` owns the case; the lawyer sees it but it is not theirs. */
const ownCase = row(['sign-in', 'none', 'ok', 'refused', 'ok', 'ok', 'sign-in'])
const phone = row(['sign-in', 'none', 'ok', 'refused', 'refused', 'ok', 'sign-in'])

function row(cells: readonly Cell[]): Readonly<Record<Who, Cell>> {
  return Object.fromEntries(WHO.map((who, at) => [who, cells[at]])) as Record<Who, Cell>
}

/** One line per route. A route without a line here fails the test below. */
const MATRIX: Readonly<Record<string, Readonly<Record<Who, Cell>>>> = {
  'GET /login': everyone,
  'POST /login': everyone,
  'POST /login/code': everyone,
  'POST /logout': staffOnly,
  'GET /account': staffOnly,
  'POST /account/password': staffOnly,
  'POST /account/codes': staffOnly,
  'POST /account/codes/confirm': staffOnly,
  'POST /account/codes/cancel': staffOnly,
  'POST /account/codes/off': staffOnly,
  'POST /account/absence': staffOnly,
  'POST /account/back': staffOnly,
  'GET /setup': everyone,
  'POST /setup': everyone,
  'GET ': staffOnly,
  'GET /cases/:number': caseInReach,
  'GET /cases/:number/files/:id': caseInReach,
  'GET /cases/:number/papers/:id': phone,
  'POST /cases/:number/papers/:id/release': phone,
  'POST /cases/:number/phone': phone,
  'POST /undo': staffOnly,
  'POST /cases/:number/claim': caseInReach,
  'POST /cases/:number/progress': ownCase,
  'POST /cases/:number/request-material': ownCase,
  'POST /cases/:number/remark': ownCase,
  'POST /cases/:number/take-step': ownCase,
  'POST /cases/:number/extend': ownCase,
  'POST /cases/:number/close': ownCase,
  'POST /cases/:number/transfer': ownCase,
  'POST /cases/:number/hand-back': ownCase,
  'GET /find': staffOnly,
  'POST /find': staffOnly,
  'GET /live': staffOnly,
  'GET /laws': staffOnly,
  'GET /laws/:law': staffOnly,
  'GET /laws/:law/changes': staffOnly,
  'GET /laws/:law/articles/:key': staffOnly,
  'GET /entries/:topic/:slug': staffOnly,
  'GET /knowledge': writers,
  'GET /knowledge/new': writers,
  'GET /knowledge/edit/:topic/:slug': writers,
  'POST /knowledge/drafts': writers,
  'GET /knowledge/drafts/:id': writers,
  'POST /knowledge/drafts/:id/publish': writers,
  'POST /knowledge/drafts/:id/withdraw': writers,
  'GET /unanswered': writers,
  'POST /unanswered/:id/claim': writers,
  'POST /unanswered/:id/give-back': writers,
  'POST /unanswered/:id/set-aside': writers,
  'POST /unanswered/:id/same': writers,
  'GET /replies': writers,
  'POST /replies': writers,
  'POST /replies/:id/remove': writers,
  'GET /reports': reporters,
  'GET /reports/rows': reporters,
  'GET /reports/file': reporters,
  'GET /audit': adminOnly,
  'GET /staff': adminOnly,
  'POST /staff': adminOnly,
  'GET /staff/:id': adminOnly,
  'POST /staff/:id/disable': adminOnly,
  'POST /staff/:id/enable': adminOnly,
  'POST /staff/:id/code': adminOnly,
  'POST /staff/:id/link': adminOnly,
  'POST /staff/:id/codes-off': adminOnly,
  'POST /staff/:id/absence': adminOnly,
  'POST /staff/:id/back': adminOnly,
  'GET /stations': staffOnly,
  'GET /stations/:id': adminOnly,
  'POST /stations/:id': adminOnly,
  'GET /settings': adminOnly,
  'POST /settings': adminOnly,
  'GET /model': writers,
  'GET /system': staffOnly,
}

/** What a well-meant address goes on with. */
const QUERIES: Readonly<Record<string, string>> = {
  'GET /setup': `?token=${'T'.repeat(43)}`,
  'GET /reports/rows': '?of=2026-11&table=overview&row=0&column=1',
  'GET /reports/file': '?of=2026-11&kind=xlsx',
}

/** Let in, and told that something in the form is wrong: a right one would end the session it is sent in. */
const TURNED_DOWN: readonly string[] = [
  ...['POST /setup', 'POST /login/code', 'POST /account/password', 'POST /account/codes/confirm'],
  // Nothing runs yet that could be extended.
  'POST /cases/:number/extend',
]

/** What a well-meant form to each route holds. */
const FORMS: Readonly<Record<string, Record<string, string>>> = {
  'POST /login': { name: '测试员乙', password: PASSWORD },
  'POST /setup': { password: '短', repeat: '短' },
  'POST /account/password': { own: PASSWORD, password: '短', repeat: '短' },
  'POST /account/codes': { own: PASSWORD },
  'POST /account/codes/off': { own: PASSWORD },
  'POST /account/absence': { first: '2026-12-01', last: '2026-12-02' },
  'POST /staff/:id/absence': { first: '2026-12-01', last: '2026-12-02' },
  'POST /staff': { name: '测试员新', role: 'station', station: 'town-t2' },
  'POST /knowledge/drafts': {
    ...{ title: '试', topic: 'other', route: 'none', urgency: 'normal', questions: '试一试', 一句话: '试' },
  },
  'POST /unanswered/:id/same': { entry: 'other/break-tree' },
  'POST /cases/:number/progress': { act: 'progress', text: '试' },
  'POST /cases/:number/request-material': { act: 'request-material', text: '试' },
  'POST /cases/:number/remark': { act: 'remark', text: '试' },
  'POST /cases/:number/take-step': { act: 'take-step', step: 'accepted', day: '2026-11-20' },
  'POST /cases/:number/extend': { act: 'extend', text: '' },
  'POST /find': { q: '0001' },
  'POST /replies': { code: '试试', body: '好。' },
  'POST /stations/:id': { hours: '工作日九点到五点' },
  'POST /settings': { 'handle-within': '7', 'claim-within': '4', 'office-hours': '08:30-18:00' },
  'POST /cases/:number/hand-back': { act: 'hand-back', text: '试' },
  'POST /cases/:number/transfer': { act: 'transfer', station: 'county' },
  'POST /cases/:number/close': { act: 'close', solved: 'yes', people: '1', yuan: '0' },
}

let rig: ConsoleRig
beforeEach(async () => {
  rig = await startConsole({ entries: [orchardEntry('other/break-tree', 4)] })
  await addKnowledgeWork()
  await rig.database.stores.laws.put(orchard())
  await rig.database.stores.laws.put(orchard({ version: '2026-01-01→2026-03-01' }))
})
afterEach(() => rig.close())

/** A draft and a question without an answer, both by the name that stands for every `:id`. */
async function addKnowledgeWork(): Promise<void> {
  const id = 'id-elsewhere'
  await rig.database.stores.revisions.add({
    ...{ id, entry: 'other/new', source: 'x', author: 'id-here', createdAt: 1, state: 'draft' },
  })
  await rig.database.stores.consultations.add({
    ...{ id, at: 1, channel: 'web', person: 'p', topic: 'other', entry: undefined, place: {} },
    ...{ outcome: 'handover', confidence: 0, words: '试' },
  })
}

async function browserOf(who: Who): Promise<TestBrowser> {
  if (who === 'nobody') {
    const browser = rig.browser()
    await browser.get('/console/login')
    return browser
  }
  if (who !== 'disabled') return rig.signedIn(who satisfies PersonName)
  const { staff } = rig.database.stores
  const member = await staff.byId('id-disabled')
  if (!member) throw new Error('no such person')
  await staff.put({ ...member, active: true })
  const browser = await rig.signedIn('disabled')
  await staff.put({ ...member, active: false })
  return browser
}

/** The route's address with a real case and a real person, and its form. */
async function prepare(key: string): Promise<{ method: string; path: string; form: Record<string, string> }> {
  const [method = '', pattern = ''] = key.split(' ')
  const theCase = key.endsWith('/claim') ? await rig.openCase() : await rig.takenCase('here')
  await rig.database.stores.accounts.putToken({
    ...{ purpose: 'setup', value: 'T'.repeat(43), staffId: 'id-elsewhere', expiresAt: rig.now() + 1000 },
  })
  const path = pattern
    .replace(':number', caseNumber(theCase))
    .replace(':id', await idFor(pattern, theCase))
    .replace(':law', encodeURIComponent('果园条例'))
    .replace(':key', '4')
    .replace(':topic/:slug', 'other/break-tree')
  const query = QUERIES[key] ?? ''
  const form = { version: String(theCase.version), token: 'T'.repeat(43), ...FORMS[key] }
  return { method, path: `/console${path}${query}`, form }
}

function idFor(pattern: string, theCase: Case): Promise<string> | string {
  if (pattern.includes('/files/')) return aPhoto(theCase.id)
  if (pattern.includes('/papers/')) return addPaper(rig, theCase)
  if (pattern.startsWith('/replies')) return 'iou'
  return pattern.startsWith('/stations') ? 'town-t2' : 'id-elsewhere'
}

async function aPhoto(caseId: string): Promise<string> {
  const { attachments } = rig.database.stores
  await attachments.add({
    ...{ person: 'p', channel: 'web', mediaType: 'image/jpeg', ref: 'r', caseId },
    at: 1,
  })
  const [photo] = await attachments.ofCase(caseId)
  await attachments.keep(photo?.id ?? '', new Uint8Array([1, 2, 3]))
  return photo?.id ?? ''
}

async function send(browser: TestBrowser, key: string) {
  const { method, path, form } = await prepare(key)
  // The token of this session, from a page everybody has.
  await browser.get(
    path.startsWith('/console/login') || path.startsWith('/console/setup') ? '/console/login' : '/console',
  )
  // Whoever may see who somebody is does so with a code only.
  for (const person of ['here', 'lawyer', 'duty', 'admin'] as const) await rig.turnCodesOn(person)
  return method === 'GET' ? browser.get(path) : browser.post(path, form)
}

function cellOf({ status, headers, text }: Awaited<ReturnType<typeof send>>, key: string): Cell | string {
  const location = headers.get('location')
  if (status === 401 || (location === '/console/login' && key !== 'POST /logout')) return 'sign-in'
  if (status === 404 && text.includes('没有这一页')) return 'none'
  if (status === 403) return 'refused'
  return status === 200 || status === 303 || (TURNED_DOWN.includes(key) && status === 422)
    ? 'ok'
    : `status ${status}`
}

const keys = ROUTES.map(({ method, path }) => `${method} ${path}`)

describe('the gate', () => {
  it('has a line in the matrix for every route, and no line for a route that is none', () => {
    expect(Object.keys(MATRIX).toSorted()).toEqual(keys.toSorted())
  })

  it.each(keys.flatMap((key) => WHO.map((who) => ({ key, who }))))('$key for $who', async ({ key, who }) => {
    const answer = await send(await browserOf(who), key)
    expect(cellOf(answer, key)).toBe(MATRIX[key]?.[who])
  })

  it.each(keys.filter((key) => key.startsWith('POST')))('refuses a forged %s', async (key) => {
    const browser = await browserOf('admin')
    const { path, form } = await prepare(key)
    await browser.get(
      path.startsWith('/console/login') || path.startsWith('/console/setup') ? '/console/login' : '/console',
    )
    const own = { 'sec-fetch-site': 'same-origin' }
    const forgeries = [
      await browser.post(path, { ...form, form: '' }, own),
      await browser.post(path, { ...form, form: 'A'.repeat(43) }, own),
      await browser.post(path, { ...form, form: (await rig.signedIn('admin')).token() }, own),
      await browser.post(path, form, { 'sec-fetch-site': 'cross-site' }),
      await browser.post(path, form, { 'sec-fetch-site': 'same-site' }),
      await browser.post(path, form, { origin: 'http://evil.test', host: 'console.test' }),
      await browser.post(path, form, { origin: 'null', host: 'console.test' }),
      await browser.post(path, form, {}),
    ]
    expect(forgeries.map(({ status }) => status)).toEqual(Array(8).fill(403))
  })

  it.each(keys.filter((key) => key.startsWith('POST') && !keys.includes(key.replace('POST', 'GET'))))(
    'has nothing to read at %s',
    async (key) => {
      const browser = await browserOf('admin')
      const { path } = await prepare(key)
      expect((await browser.get(path)).status).toBe(404)
    },
  )

  it('takes a form from our own page where the browser sends only an origin', async () => {
    const browser = await browserOf('admin')
    const own = { origin: 'http://console.test', host: 'console.test' }
    await browser.get('/console/staff/id-here')
    expect((await browser.post('/console/staff/id-here/disable', {}, own)).status).toBe(303)
  })

  it('puts the same headers on every answer, errors included', async () => {
    const admin = await browserOf('admin')
    const answers = [
      await admin.get('/console'),
      await admin.get('/console/nowhere'),
      await admin.post('/console/logout', { form: 'wrong' }),
      await rig.browser().get('/console'),
      await rig.browser().get('/console/login'),
      await rig.browser().post('/console/login', { name: 'x'.repeat(70_000) }),
    ]
    expect(answers.map(({ status }) => status)).toEqual([200, 404, 403, 303, 200, 413])
    for (const { headers } of answers) {
      expect(headers.get('content-security-policy')).toBe(POLICY)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('same-origin')
      expect(headers.get('strict-transport-security')).toBeNull()
    }
  })

  it('keeps only the style sheet, whose name changes with its content', async () => {
    const { text } = await rig.browser().get('/console/login')
    const path = /href="(\/console\/console-[0-9a-f]{12}\.css)"/.exec(text)?.[1] ?? ''
    const sheet = await rig.browser().get(path)
    expect(sheet.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(sheet.headers.get('content-type')).toBe('text/css; charset=utf-8')
    expect(sheet.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('leaves an audit line when an office page is refused', async () => {
    const browser = await browserOf('here')
    await browser.get('/console/staff')
    expect(await rig.database.stores.audit.list('GET /staff')).toMatchObject([
      { actor: 'id-here', action: 'office.manage-staff', result: 'refused' },
    ])
  })
})
