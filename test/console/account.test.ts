import { generateSync } from 'otplib'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { resetLink } from '../../src/console/index.ts'
import { createIds } from '../../src/storage/ids.ts'
import type { TestBrowser } from '../support/console-browser.ts'
import {
  type ConsoleRig,
  MINUTE,
  PASSWORD,
  PEOPLE,
  type PersonName,
  startConsole,
} from '../support/console-rig.ts'

const NEW_PASSWORD = '隔壁二叔家的猫又生了四只'

let rig: ConsoleRig
beforeEach(async () => {
  rig = await startConsole()
})
afterEach(() => rig.close())

const codeOf = (secret: string) => generateSync({ secret, epoch: Math.floor(rig.now() / 1000) })

/** Turns codes on through the page; what the phone and the paper then hold. */
async function turnOn(browser: TestBrowser): Promise<{ secret: string; spare: readonly string[] }> {
  await browser.get('/console/account')
  const page = await browser.follow(await browser.post('/console/account/codes', { own: PASSWORD }))
  expect(page.text).toContain('<svg class="qr"')
  const secret = (/class="link">([A-Z2-7 ]+)</.exec(page.text)?.[1] ?? '').replaceAll(' ', '')
  const { text } = await browser.post('/console/account/codes/confirm', { code: codeOf(secret) })
  return { secret, spare: [...text.matchAll(/<li>([0-9A-Z]{8})<\/li>/g)].map(([, code]) => code ?? '') }
}

/** Through the password; the page that asks for the code. */
async function password(person: PersonName, browser = rig.browser()) {
  const page = await browser.signIn(PEOPLE[person].name, PASSWORD)
  const token = /name="token" value="([^"]*)"/.exec(page.text)?.[1] ?? ''
  return { browser, page, send: (code: string) => browser.post('/console/login/code', { token, code }) }
}

describe('a code after the password', () => {
  it('is asked for only after it was turned on with a right code', async () => {
    const browser = await rig.signedIn('here')
    await browser.get('/console/account')
    await browser.post('/console/account/codes', { own: PASSWORD })
    const wrong = await browser.post('/console/account/codes/confirm', { code: 'abcdef' })
    expect([wrong.status, wrong.text.includes('<a href="#code">')]).toEqual([422, true])
    expect((await (await rig.signedIn('here')).get('/console')).text).toContain('待接')
    const { spare } = await turnOn(browser)
    expect(new Set(spare).size).toBe(10)
    const { page } = await password('here')
    expect(page.text).toContain('再输一个验证码')
  })

  it('lets in with the code of the moment and nobody without', async () => {
    const { secret } = await turnOn(await rig.signedIn('here'))
    rig.pass(MINUTE)
    const { browser, send } = await password('here')
    expect((await browser.get('/console')).headers.get('location')).toBe('/console/login')
    await browser.get('/console/login')
    const wrong = await send('000000')
    expect([wrong.status, wrong.text.includes('验证码不对')]).toEqual([422, true])
    expect((await browser.follow(await send(codeOf(secret)))).text).toContain('待接')
  })

  it('is good once: 0 of 100 replays come in, also at the same moment', async () => {
    const { secret } = await turnOn(await rig.signedIn('here'))
    rig.pass(MINUTE)
    const code = codeOf(secret)
    const doors = []
    for (let at = 0; at < 4; at += 1) doors.push(await password('here'))
    const all = await Promise.all(doors.map(({ send }) => send(code)))
    expect(all.filter(({ status }) => status === 303)).toHaveLength(1)
    let replays = 0
    for (let at = 0; at < 100; at += 1) {
      const { secondFactors } = rig.database.stores
      if (await secondFactors.useStep('id-here', Math.floor(rig.now() / 30_000))) replays += 1
    }
    expect(replays).toBe(0)
  })

  it('is counted by the back-off, whatever address the guesses come from', async () => {
    const { secret } = await turnOn(await rig.signedIn('here'))
    rig.pass(MINUTE)
    for (let at = 0; at < 5; at += 1) {
      const { browser, send } = await password('here')
      browser.address = `192.0.2.${at + 10}`
      expect((await send('000000')).status).toBe(422)
    }
    const { send } = await password('here')
    expect((await send(codeOf(secret))).status).toBe(429)
    rig.pass(MINUTE)
    expect((await send(codeOf(secret))).status).toBe(303)
  })

  it('has to come within five minutes of the password', async () => {
    const { secret } = await turnOn(await rig.signedIn('here'))
    const { send } = await password('here')
    rig.pass(5 * MINUTE)
    expect((await send(codeOf(secret))).text).toContain('请再输一次密码')
  })

  it('is replaced by each of ten recovery codes once, typed in any way', async () => {
    const { spare } = await turnOn(await rig.signedIn('here'))
    const [first = ''] = spare
    const { browser, send } = await password('here')
    const page = await browser.follow(await send(` ${first.slice(0, 4).toLowerCase()} ${first.slice(4)}`))
    expect(page.text).toContain('备用码还剩 9 个')
    expect((await (await password('here')).send(first)).status).toBe(422)
    expect((await (await password('here')).send(spare[1] ?? '')).status).toBe(303)
  })

  it('is switched off by its owner with the password', async () => {
    const browser = await rig.signedIn('here')
    await turnOn(browser)
    expect((await browser.post('/console/account/codes/off', { own: '错' })).status).toBe(422)
    expect((await password('here')).page.text).toContain('验证码')
    await browser.post('/console/account/codes/off', { own: PASSWORD })
    expect((await password('here')).page.text).toContain('待接')
  })

  it('is switched off by an administrator for a lost phone, with an audit line; the person is signed out', async () => {
    const browser = await rig.signedIn('here')
    await turnOn(browser)
    const admin = await rig.signedIn('admin')
    expect((await admin.get('/console/staff/id-here')).text).toContain('关掉他的验证码')
    await admin.post('/console/staff/id-here/codes-off')
    expect((await browser.get('/console')).status).toBe(303)
    expect((await password('here')).page.text).toContain('待接')
    const lines = await rig.database.stores.audit.list('id-here')
    expect(lines.map(({ actor, action }) => `${actor} ${action}`)).toContain('id-admin staff.codes-off')
    expect(lines.map(({ action }) => action)).toContain('account.codes-on')
  })

  it('is switched off by the reset link made on the machine itself', async () => {
    await turnOn(await rig.signedIn('admin'))
    const tools = { database: rig.database, ids: createIds(), clock: { now: rig.now } }
    await resetLink(tools, 'id-admin', 'http://console.test')
    expect((await password('admin')).page.text).toContain('待接')
  })

  it('is still asked for after a link has set a new password', async () => {
    await turnOn(await rig.signedIn('here'))
    const admin = await rig.signedIn('admin')
    await admin.get('/console/staff/id-here')
    const { text } = await admin.post('/console/staff/id-here/link')
    const token = /setup\?token=([\w-]+)/.exec(text)?.[1] ?? ''
    const browser = rig.browser()
    await browser.get(`/console/setup?token=${token}`)
    const set = { token, password: NEW_PASSWORD, repeat: NEW_PASSWORD }
    expect((await browser.post('/console/setup', set)).headers.get('location')).toBe('/console/login')
    expect((await browser.signIn('测试员丁', NEW_PASSWORD)).text).toContain('再输一个验证码')
  })
})

describe('changing the own password', () => {
  it('ends every other session of the person and keeps this one', async () => {
    const [here, other] = [await rig.signedIn('here'), await rig.signedIn('here')]
    const admin = await rig.signedIn('admin')
    await here.get('/console/account')
    const form = { own: PASSWORD, password: NEW_PASSWORD, repeat: NEW_PASSWORD }
    expect((await here.follow(await here.post('/console/account/password', form))).text).toContain(
      '密码改好了',
    )
    expect((await other.get('/console')).headers.get('location')).toBe('/console/login')
    expect((await here.get('/console')).status).toBe(200)
    expect((await admin.get('/console')).status).toBe(200)
    expect((await rig.browser().signIn('测试员丁', PASSWORD)).status).toBe(422)
    expect((await rig.browser().signIn('测试员丁', NEW_PASSWORD)).status).toBe(200)
  })

  it.each([
    [{ own: '不对', password: NEW_PASSWORD, repeat: NEW_PASSWORD }, 'own', '现在的密码不对'],
    [{ own: PASSWORD, password: '短', repeat: '短' }, 'password', '密码太短'],
    [{ own: PASSWORD, password: NEW_PASSWORD, repeat: '别的' }, 'repeat', '两次输入的密码不一样'],
  ])('is refused with %j', async (form, field, words) => {
    const browser = await rig.signedIn('here')
    await browser.get('/console/account')
    const { status, text } = await browser.post('/console/account/password', form)
    expect(status).toBe(422)
    expect(text).toContain(`<a href="#${field}">`)
    expect(text.split(words)).toHaveLength(3)
  })

  it('slows down guesses of the old one in a session that was left open', async () => {
    const browser = await rig.signedIn('here')
    await browser.get('/console/account')
    const form = { own: '猜', password: NEW_PASSWORD, repeat: NEW_PASSWORD }
    for (let at = 0; at < 5; at += 1) await browser.post('/console/account/password', form)
    expect((await browser.post('/console/account/password', { ...form, own: PASSWORD })).status).toBe(429)
  })
})
