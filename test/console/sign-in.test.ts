import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ConsoleRig, MINUTE, PASSWORD, PEOPLE, startConsole } from '../support/console-rig.ts'

let rig: ConsoleRig
beforeEach(async () => {
  rig = await startConsole()
})
afterEach(() => rig.close())

async function tryPassword(name: string, password: string, address?: string) {
  const browser = rig.browser()
  if (address !== undefined) browser.address = address
  await browser.get('/console/login')
  return browser.post('/console/login', { name, password })
}

describe('signing in', () => {
  it('lets a member of staff in with name and password and shows the cases', async () => {
    const browser = await rig.signedIn('here')
    const page = await browser.get('/console')
    expect(page.status).toBe(200)
    expect(page.text).toContain('测试员丁')
    expect(page.text).toContain('待接（0 件）')
    expect((await browser.get('/console/')).text).toBe(page.text)
  })

  it('reads a name typed with spaces and in full width alike', async () => {
    const answer = await tryPassword(' 测试员 丁 ', PASSWORD)
    expect(answer.headers.get('location')).toBe('/console')
  })

  it('says the same about an unknown name, a wrong password, a disabled account and one without a password', async () => {
    await rig.database.stores.staff.put({ ...PEOPLE.here, id: 'id-new', name: '测试员辛' })
    const answers = [
      await tryPassword('没有这个人', PASSWORD),
      await tryPassword('测试员丁', '不对的密码不对的密码不对'),
      await tryPassword('测试员庚', PASSWORD),
      await tryPassword('测试员辛', PASSWORD),
    ]
    const plain = answers.map(({ status, text }) => ({
      status,
      text: text.replaceAll(/value="[^"]*"/g, 'value=""'),
    }))
    expect(new Set(plain.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(plain[0]?.status).toBe(422)
    expect(plain[0]?.text).toContain('<title>出错：登录')
  })

  it('keeps the name that was typed and never the password', async () => {
    const answer = await tryPassword('测试员丁', '不对的密码不对的密码不对')
    expect(answer.text).toContain('value="测试员丁"')
    expect(answer.text).not.toContain('不对的密码')
  })

  it('stops after five wrong tries from one address, then refuses even the right password for a while', async () => {
    for (let tries = 0; tries < 5; tries += 1) {
      expect((await tryPassword('测试员丁', '不对的密码不对的密码不对')).status).toBe(422)
    }
    const blocked = await tryPassword('测试员丁', PASSWORD)
    expect(blocked.status).toBe(429)
    expect(blocked.text).toContain('请等 1 分钟再试')
    expect((await tryPassword('测试员丁', PASSWORD, '192.0.2.2')).status).toBe(303)
    rig.pass(MINUTE)
    expect((await tryPassword('测试员丁', PASSWORD)).status).toBe(303)
  })

  it('slows down unknown names in the same way', async () => {
    for (let tries = 0; tries < 5; tries += 1) await tryPassword('没有这个人', PASSWORD)
    expect((await tryPassword('没有这个人', PASSWORD)).status).toBe(429)
  })

  it('checks at most 100 of 10,000 guesses made in a night of twelve hours', async () => {
    const browser = rig.browser()
    await browser.get('/console/login')
    let checked = 0
    for (let tries = 0; tries < 10_000; tries += 1) {
      const answer = await browser.post('/console/login', { name: '测试员丁', password: `猜${tries}` })
      if (answer.status === 422) checked += 1
      rig.pass((12 * 60 * MINUTE) / 10_000)
    }
    expect(checked).toBeGreaterThan(5)
    expect(checked).toBeLessThanOrEqual(100)
  }, 120_000)

  it('counts tries made all at once', async () => {
    const browser = rig.browser()
    await browser.get('/console/login')
    const answers = await Promise.all(
      Array.from({ length: 30 }, () =>
        browser.post('/console/login', { name: '测试员丁', password: '不对的密码不对的密码不对' }),
      ),
    )
    expect(answers.filter(({ status }) => status !== 429)).toHaveLength(5)
  })

  it('leaves an audit line for coming in, being refused and leaving, and none with a typed name', async () => {
    const browser = await rig.signedIn('here')
    await browser.post('/console/logout')
    await tryPassword('测试员丁', '不对的密码不对的密码不对')
    await tryPassword('不小心打进来的密码', PASSWORD)
    const lines = await rig.database.stores.audit.list('id-here')
    expect(lines.map(({ actor, action, result }) => [actor, action, result])).toEqual([
      ['id-here', 'account.sign-in', 'done'],
      ['id-here', 'account.sign-out', 'done'],
      ['unknown', 'account.sign-in', 'refused'],
    ])
    expect(await rig.database.stores.audit.list('unknown')).toHaveLength(1)
  })
})
