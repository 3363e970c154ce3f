import { parseOptions } from '@node-rs/argon2'
import { afterEach, describe, expect, it } from 'vitest'
import { type ConsoleRig, MINUTE, startConsole } from '../support/console-rig.ts'

const GOOD = '山那边的桃花开了第三遍'
let rig: ConsoleRig
afterEach(() => rig.close())

async function freshLink(): Promise<{ path: string; token: string }> {
  const link = (await rig.console.setupLink('http://console.test/')) ?? ''
  const { pathname, search, searchParams } = new URL(link)
  return { path: `${pathname}${search}`, token: searchParams.get('token') ?? '' }
}

function filled(token: string, name = '测试员甲', password = `${GOOD}哦`) {
  return { token, name, password, repeat: password }
}

describe('the link for the first administrator', () => {
  it('makes an administrator of the county centre, signs them in and dies', async () => {
    rig = await startConsole({ people: false })
    const { path, token } = await freshLink()
    const browser = rig.browser()
    const page = await browser.get(path)
    expect(page.text.match(/<input(?![^>]*hidden)/g)).toHaveLength(3)
    const answer = await browser.post('/console/setup', filled(token))
    expect((await browser.follow(answer)).text).toContain('测试员甲')
    expect(await rig.database.stores.staff.list()).toMatchObject([
      { name: '测试员甲', role: 'admin', station: 'county', active: true },
    ])
    const late = rig.browser()
    expect((await late.get(path)).status).toBe(404)
    await late.get('/console/login')
    expect((await late.post('/console/setup', filled(token, '测试员乙'))).status).toBe(404)
    expect(await rig.console.setupLink('http://console.test')).toBeUndefined()
  })

  it('stores the password as argon2id with 64 MiB and three passes', async () => {
    rig = await startConsole({ people: false })
    const { path, token } = await freshLink()
    const browser = rig.browser()
    await browser.get(path)
    await browser.post('/console/setup', filled(token))
    const [admin] = await rig.database.stores.staff.list()
    const hash = (await rig.database.stores.accounts.passwordHash(admin?.id ?? '')) ?? ''
    expect(hash).toMatch(/^\$argon2id\$/)
    expect(parseOptions(hash)).toMatchObject({ memoryCost: 65_536, timeCost: 3 })
    const again = rig.browser()
    expect((await again.signIn('测试员甲', `${GOOD}哦`)).status).toBe(200)
  })

  it('can be printed again: the newest works, older ones do not', async () => {
    rig = await startConsole({ people: false })
    const [old, fresh] = [await freshLink(), await freshLink()]
    expect((await rig.browser().get(old.path)).status).toBe(404)
    expect((await rig.browser().get(fresh.path)).status).toBe(200)
    expect(await rig.database.stores.staff.list()).toHaveLength(1)
  })

  it('lives for 30 minutes, and looking at it does not use it up', async () => {
    rig = await startConsole({ people: false })
    const { path } = await freshLink()
    rig.pass(29 * MINUTE)
    expect((await rig.browser().get(path)).status).toBe(200)
    rig.pass(MINUTE)
    expect((await rig.browser().get(path)).status).toBe(404)
  })

  it('is refused when the token is wrong, empty or missing', async () => {
    rig = await startConsole({ people: false })
    const { token } = await freshLink()
    const wrong = ['', 'x', token.toUpperCase(), `${token}A`, token.slice(0, -1), '../setup', "' or '1'='1"]
    for (const given of wrong) {
      const answer = await rig.browser().get(`/console/setup?token=${encodeURIComponent(given)}`)
      expect([answer.status, answer.text.includes('这个链接不能用了')]).toEqual([404, true])
    }
  })

  it('is used once when it is used twice at the same time', async () => {
    rig = await startConsole({ people: false })
    const { path, token } = await freshLink()
    const browsers = [rig.browser(), rig.browser(), rig.browser()]
    for (const browser of browsers) await browser.get(path)
    const answers = await Promise.all(
      browsers.map((browser, at) => browser.post('/console/setup', filled(token, `测试员${at}`))),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 404, 404])
  })

  it('does not let in the row that waits for it, and keeps it out of the list of staff', async () => {
    rig = await startConsole({ people: true })
    const admin = await rig.signedIn('admin')
    expect(await rig.console.setupLink('http://console.test')).toBeUndefined()
    expect((await admin.get('/console/staff')).text).toContain('现有人员（7 人）')
  })

  it.each([
    ['', '请写姓名'],
    ['测试员甲'.repeat(6), '姓名太长'],
    ['测试\u202e员', '看不见的符号'],
  ])('refuses the name "%s" and says why', async (name, words) => {
    rig = await startConsole({ people: false })
    const { path, token } = await freshLink()
    const browser = rig.browser()
    await browser.get(path)
    const answer = await browser.post('/console/setup', filled(token, name))
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('<title>出错：')
    expect(answer.text.split(words)).toHaveLength(3)
  })
})

describe('the rules for a password', () => {
  it.each([
    ['短密码', '密码太短：现在 3 个字'],
    ['123456123456', '密码太好猜'],
    ['示范县示范县示范县示范县', '密码太好猜'],
    ['shifan123456', '密码太好猜'],
    ['SHIFAN１２３４５６８８', '密码太好猜'],
    ['测试员甲123456789', '密码太好猜'],
    ['aaaaaaaaaaaaaaaa', '密码太好猜'],
    ['Admin@123456', '密码太好猜'],
    ['qwertyuiop12', '密码太好猜'],
    ['管理员密码1234567890', '密码太好猜'],
  ])('refuse %s', async (password, words) => {
    rig = await startConsole({ people: false })
    const { path, token } = await freshLink()
    const browser = rig.browser()
    await browser.get(path)
    const answer = await browser.post('/console/setup', filled(token, '测试员甲', password))
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(words)
    expect(answer.text).toContain('value="测试员甲"')
    expect(answer.text).not.toContain(`value="${password}"`)
  })

  it('take a sentence, a long random text, and a passphrase of words', async () => {
    for (const password of ['correct horse battery staple', 'x7#Kd9!mQz2&Lp', '今年腊月二十三杀了一头猪']) {
      rig = await startConsole({ people: false })
      const { path, token } = await freshLink()
      const browser = rig.browser()
      await browser.get(path)
      expect((await browser.post('/console/setup', filled(token, '测试员甲', password))).status).toBe(303)
      await rig.close()
    }
    rig = await startConsole({ people: false })
  })

  it('ask for the same password twice', async () => {
    rig = await startConsole({ people: false })
    const { path, token } = await freshLink()
    const browser = rig.browser()
    await browser.get(path)
    const answer = await browser.post('/console/setup', { ...filled(token), repeat: `${GOOD}吗` })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain('两次输入的密码不一样')
  })
})
