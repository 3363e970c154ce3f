import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ConsoleRig, MINUTE, startConsole } from '../support/console-rig.ts'

let rig: ConsoleRig
beforeEach(async () => {
  rig = await startConsole()
})
afterEach(() => rig.close())

describe('the people of the office', () => {
  it('are listed for an administrator with role, station and whether they are disabled', async () => {
    const { text } = await (await rig.signedIn('admin')).get('/console/staff')
    expect(text).toContain('现有人员（7 人）')
    expect(text).toContain('站点工作人员 · <bdi dir="auto">示范一镇司法所')
    expect(text.match(/已停用/g)).toHaveLength(1)
  })

  it('grow by a form with name, role and station', async () => {
    const browser = await rig.signedIn('admin')
    await browser.get('/console/staff')
    const form = { name: ' 测试员辛 ', role: 'lawyer', station: 'town-t2' }
    const page = await browser.follow(await browser.post('/console/staff', form))
    expect(page.text).toContain('人加好了')
    expect(page.text).toContain('测试员辛')
    const added = (await rig.database.stores.staff.list()).find(({ name }) => name === '测试员辛')
    expect(added).toMatchObject({ role: 'lawyer', station: 'town-t2', active: true })
    expect(await rig.database.stores.audit.list(added?.id ?? '')).toMatchObject([
      { actor: 'id-admin', action: 'staff.add', result: 'done' },
    ])
  })

  it.each([
    [{ name: '', role: 'lawyer', station: 'county' }, 'name', '请写姓名'],
    [{ name: '测试员 丁', role: 'lawyer', station: 'county' }, 'name', '已经有人叫这个名字'],
    [{ name: '测试员辛', role: 'king', station: 'county' }, 'role', '请选他做什么'],
    [{ name: '测试员辛', role: 'toString', station: 'county' }, 'role', '请选他做什么'],
    [{ name: '测试员辛', role: 'lawyer', station: 'town-t9' }, 'station', '请选他在哪个站点'],
  ])('are not grown by %j', async (form, field, words) => {
    const browser = await rig.signedIn('admin')
    await browser.get('/console/staff')
    const { status, text } = await browser.post('/console/staff', form)
    expect(status).toBe(422)
    expect(text).toContain('<title>出错：')
    expect(text).toContain(`<a href="#${field}">`)
    expect(text.split(words)).toHaveLength(3)
    expect(text).toContain(`value="${form.name}"`)
    expect(await rig.database.stores.staff.list()).toHaveLength(7)
  })

  it('cannot disable themselves', async () => {
    const browser = await rig.signedIn('admin')
    expect((await browser.get('/console/staff/id-admin')).text).toContain('自己不能停用自己')
    expect((await browser.post('/console/staff/id-admin/disable')).status).toBe(409)
    expect(await rig.database.stores.staff.byId('id-admin')).toMatchObject({ active: true })
  })

  it('are disabled and enabled again, with an audit line each', async () => {
    const browser = await rig.signedIn('admin')
    await browser.get('/console/staff/id-here')
    const page = await browser.follow(await browser.post('/console/staff/id-here/disable'))
    expect(page.text).toContain('已停用')
    expect(page.text).not.toContain('取绑定码')
    await browser.post('/console/staff/id-here/enable')
    expect(await rig.database.stores.staff.byId('id-here')).toMatchObject({ active: true, name: '测试员丁' })
    const lines = await rig.database.stores.audit.list('id-here')
    expect(lines.map(({ action }) => action)).toEqual(['staff.disable', 'staff.enable'])
  })

  it('have their chats listed by channel, without ids', async () => {
    const { staff } = rig.database.stores
    for (const [at, channel] of ['telegram', 'telegram', 'wechaty'].entries()) {
      await staff.putBindingCode('id-here', `CODE${at}`, rig.now() + MINUTE)
      await staff.bind(`CODE${at}`, { channel, chat: `geheim-${at}` }, rig.now())
    }
    rig.showChannels([{ name: 'telegram', label: '电报', state: 'on', note: '正常。' }])
    const { text } = await (await rig.signedIn('admin')).get('/console/staff/id-here')
    expect(text).toContain('电报</bdi> 2 个')
    expect(text).toContain('wechaty</bdi> 1 个')
    expect(text).not.toContain('geheim')
  })
})

describe('a binding code', () => {
  async function takeCode(): Promise<string> {
    const browser = await rig.signedIn('admin')
    await browser.get('/console/staff/id-here')
    const { text } = await browser.post('/console/staff/id-here/code')
    expect(text).toContain('给机器人发')
    expect(text).toContain('10 分钟内有效')
    expect((await browser.get('/console/staff/id-here')).text).not.toContain('绑定码，只显示')
    return /绑定 ([0-9A-Z]{8})</.exec(text)?.[1] ?? ''
  }
  const chat = { channel: 'telegram', chat: '1' }

  it('is shown once, ties a chat once, and ends the one before', async () => {
    const [old, code] = [await takeCode(), await takeCode()]
    const { staff } = rig.database.stores
    expect(await staff.bind(old, chat, rig.now())).toMatchObject({ kind: 'wrong-code' })
    expect(await staff.bind(code, chat, rig.now())).toMatchObject({ kind: 'bound', staff: { id: 'id-here' } })
    expect(await staff.bind(code, chat, rig.now())).toMatchObject({ kind: 'wrong-code' })
  })

  it('ends after ten minutes', async () => {
    const code = await takeCode()
    const { staff } = rig.database.stores
    expect(await staff.bind(code, chat, rig.now() + 10 * MINUTE)).toMatchObject({ kind: 'wrong-code' })
  })

  it('is not given to somebody disabled', async () => {
    const browser = await rig.signedIn('admin')
    await browser.get('/console/staff/id-disabled')
    const answer = await browser.post('/console/staff/id-disabled/code')
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('请先重新启用')
    expect((await browser.post('/console/staff/id-disabled/link')).status).toBe(409)
  })
})

describe('a link to set a password', () => {
  it('is shown once with the address staff see, works once, and only for its person', async () => {
    const admin = await rig.signedIn('admin')
    await admin.get('/console/staff/id-elsewhere')
    const origin = { origin: 'http://console.test', host: 'console.test' }
    const { text } = await admin.post('/console/staff/id-elsewhere/link', {}, origin)
    const link = /http:\/\/console\.test\/console\/setup\?token=([\w-]{43})/.exec(text)
    const browser = rig.browser()
    const page = await browser.get(link?.[0] ?? '')
    expect(page.text).toContain('测试员戊')
    expect(page.text).not.toContain('name="name"')
    const password = '隔壁二叔家的猫又生了四只'
    const set = { token: link?.[1] ?? '', password, repeat: password, name: '测试员改名' }
    expect((await browser.follow(await browser.post('/console/setup', set))).text).toContain('测试员戊')
    expect((await rig.browser().signIn('测试员戊', password)).status).toBe(200)
    expect((await rig.browser().get(link?.[0] ?? '')).status).toBe(404)
    const lines = await rig.database.stores.audit.list('id-elsewhere')
    expect(lines.map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      'id-admin staff.link',
      'id-elsewhere account.set-password',
      'id-elsewhere account.sign-in',
    ])
  })

  it('dies when the person is disabled', async () => {
    const admin = await rig.signedIn('admin')
    await admin.get('/console/staff/id-here')
    const { text } = await admin.post('/console/staff/id-here/link')
    const path = /\/console\/setup\?token=[\w-]+/.exec(text)?.[0] ?? ''
    await admin.post('/console/staff/id-here/disable')
    await admin.post('/console/staff/id-here/enable')
    expect((await rig.browser().get(path)).status).toBe(404)
  })
})
