import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ConsoleRig, MINUTE, PASSWORD, PEOPLE, startConsole } from '../support/console-rig.ts'

const SESSION = 'xf-staff'
let rig: ConsoleRig
beforeEach(async () => {
  rig = await startConsole()
})
afterEach(() => rig.close())

describe('a session', () => {
  it('ends after 30 minutes without use', async () => {
    const browser = await rig.signedIn('here')
    rig.pass(29 * MINUTE)
    expect((await browser.get('/console')).status).toBe(200)
    rig.pass(31 * MINUTE)
    expect((await browser.get('/console')).headers.get('location')).toBe('/console/login')
  })

  it('is prolonged by use, for twelve hours and not longer', async () => {
    const browser = await rig.signedIn('here')
    const hours: number[] = []
    for (let at = 0; at < 13 * 60; at += 20) {
      if ((await browser.get('/console')).status === 200) hours.push(at / 60)
      rig.pass(20 * MINUTE)
    }
    expect(Math.max(...hours)).toBeGreaterThan(11.5)
    expect(Math.max(...hours)).toBeLessThan(12)
  })

  it('gets a new secret at each sign-in, and the old one opens nothing', async () => {
    const browser = await rig.signedIn('here')
    const old = browser.cookies.get(SESSION) ?? ''
    await browser.signIn(PEOPLE.here.name, PASSWORD)
    expect(browser.cookies.get(SESSION)).not.toBe(old)
    browser.cookies.set(SESSION, old)
    expect((await browser.get('/console')).status).toBe(303)
  })

  it('is gone after leaving, also for somebody who kept the cookie', async () => {
    const browser = await rig.signedIn('here')
    const old = browser.cookies.get(SESSION) ?? ''
    const left = await browser.post('/console/logout')
    expect(left.headers.get('clear-site-data')).toBe('"cache"')
    expect(browser.cookies.has(SESSION)).toBe(false)
    browser.cookies.set(SESSION, old)
    expect((await browser.get('/console')).status).toBe(303)
  })

  it('dies everywhere when the password is set anew', async () => {
    const [one, other] = [await rig.signedIn('here'), await rig.signedIn('here')]
    const admin = await rig.signedIn('admin')
    await admin.get('/console/staff/id-here')
    const given = await admin.post('/console/staff/id-here/link')
    const path = /\/console\/setup\?token=[\w-]+/.exec(given.text)?.[0] ?? ''
    expect((await one.get('/console')).status).toBe(200)
    const fresh = rig.browser()
    await fresh.get(path)
    const password = '后院那口老井的水是甜的呢'
    await fresh.post('/console/setup', { token: path.split('=')[1] ?? '', password, repeat: password })
    expect((await one.get('/console')).status).toBe(303)
    expect((await other.get('/console')).status).toBe(303)
    expect((await fresh.get('/console')).status).toBe(200)
  })

  it('dies at once when the person is disabled, and does not come back when they are enabled', async () => {
    const browser = await rig.signedIn('here')
    const admin = await rig.signedIn('admin')
    await admin.get('/console/staff/id-here')
    await admin.post('/console/staff/id-here/disable')
    expect((await browser.get('/console')).status).toBe(303)
    await admin.post('/console/staff/id-here/enable')
    expect((await browser.get('/console')).status).toBe(303)
  })

  it('cannot be stretched or forged by changing the cookie', async () => {
    const browser = await rig.signedIn('here')
    const value = browser.cookies.get(SESSION) ?? ''
    const [started = '', secret = ''] = value.split('.')
    const later = (Number.parseInt(started, 36) + 1000).toString(36)
    for (const forged of [
      `${later}.${secret}`,
      secret,
      `${started}.`,
      `${started}.${'A'.repeat(43)}`,
      '',
      "' or 1=1",
    ]) {
      browser.cookies.set(SESSION, forged)
      expect((await browser.get('/console')).status).toBe(303)
    }
    browser.cookies.set(SESSION, value)
    expect((await browser.get('/console')).status).toBe(200)
  })

  it('cannot be opened with a setup token, nor a setup link with a session', async () => {
    const browser = await rig.signedIn('here')
    const value = browser.cookies.get(SESSION) ?? ''
    expect((await browser.get(`/console/setup?token=${encodeURIComponent(value)}`)).status).toBe(404)
    await rig.database.stores.accounts.putToken({
      ...{ purpose: 'setup', value, staffId: 'id-here', expiresAt: rig.now() + MINUTE },
    })
    await browser.post('/console/logout')
    browser.cookies.set(SESSION, value)
    expect((await browser.get('/console')).status).toBe(303)
  })

  it('travels in a cookie no script and no foreign page can use', async () => {
    const browser = rig.browser()
    await browser.get('/console/login')
    const answer = await browser.post('/console/login', { name: PEOPLE.here.name, password: PASSWORD })
    const cookie = answer.headers.getSetCookie().find((given) => given.startsWith(SESSION)) ?? ''
    expect(cookie).toMatch(/^xf-staff=[0-9a-z]+\.[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  it('is bound to the host over TLS', async () => {
    const secure = await startConsole({ secureCookies: true })
    const browser = secure.browser()
    await browser.get('/console/login')
    const answer = await browser.post('/console/login', { name: PEOPLE.here.name, password: PASSWORD })
    const cookie = answer.headers.getSetCookie().find((given) => given.startsWith('__Host-xf-staff')) ?? ''
    expect(cookie).toContain('; Path=/; HttpOnly; Secure; SameSite=Lax')
    expect((await browser.follow(answer)).status).toBe(200)
    await secure.close()
  })
})
