import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createCurrentCounty } from '../../src/core/places/current-county.ts'
import { COUNTY, type ConsoleRig, startConsole } from '../support/console-rig.ts'

let rig: ConsoleRig
beforeEach(async () => {
  rig = await startConsole()
})
afterEach(() => rig.close())

const GOOD = {
  'handle-within': '10',
  'claim-within': '2',
  'office-hours': '9:00 到 17:30',
  'closed-days': '',
  'work-days': '',
}

describe('what the county sets while the program runs', () => {
  it('holds at once and after a restart, and says who changed it when', async () => {
    const browser = await rig.signedIn('admin')
    expect((await browser.get('/console/settings')).text).toContain('还是配置里的，请县里确认')
    const saved = await browser.follow(
      await browser.post('/console/settings', {
        ...GOOD,
        'closed-days': '2026-12-02\n2026-12-01、2026-12-01',
      }),
    )
    expect(saved.text).toContain('存好了，马上用')
    expect(saved.text).toContain('测试员甲改过')
    const { now } = await createCurrentCounty(COUNTY, rig.database)
    expect(now()).toMatchObject({
      ...{ handleWithinWorkingDays: 10, claimWithinHours: 2, closedDays: ['2026-12-01', '2026-12-02'] },
      officeHours: { opens: '09:00', closes: '17:30' },
    })
    const changed = (await rig.database.stores.audit.latest(20)).filter(
      ({ action }) => action === 'settings.change',
    )
    expect(new Set(changed.map(({ object }) => object))).toEqual(
      new Set(['handle-within', 'claim-within', 'office-hours', 'closed-days']),
    )
  })

  it.each([
    ['handle-within', '0', '1 到 60'],
    ['handle-within', '七', '1 到 60'],
    ['claim-within', '41', '1 到 40'],
    ['office-hours', '18:00-08:30', '下班要比上班晚'],
    ['office-hours', '8 点半', '请这样写钟点'],
    ['closed-days', '2026-02-30', '不是日子'],
    ['work-days', '过年', '不是日子'],
  ])(
    'changes nothing when %s is “%s”, keeps what was typed and says what is wrong',
    async (name, value, words) => {
      const browser = await rig.signedIn('admin')
      await browser.get('/console/settings')
      const { status, text } = await browser.post('/console/settings', { ...GOOD, [name]: value })
      expect(status).toBe(422)
      expect(text).toContain(`<a href="#${name}">`)
      expect(text).toContain(words)
      expect(text).toContain(value)
      expect(await rig.database.stores.settings.all()).toEqual([])
    },
  )

  it('shows what only the configuration can say, and what of it is still to be filled in', async () => {
    rig.showChannels([{ name: 'web', label: '网页聊天', state: 'on', note: '网页聊天已开。' }])
    const { text } = await (await rig.signedIn('admin')).get('/console/settings')
    expect(text).toContain('示范县')
    expect(text).toContain('网页聊天已开。')
    expect(text).toMatch(/办事单位<\/bdi><\/dt><dd><strong>待填/)
    expect(text).toMatch(/核实过的联系方式<\/bdi><\/dt><dd><strong>待填/)
  })
})

describe('a station', () => {
  it('gets hours and contacts from an administrator, seen at once, unverified ones by staff only as 待填', async () => {
    const browser = await rig.signedIn('admin')
    await browser.get('/console/stations/town-t1')
    const form = {
      hours: '周一到周五 9:00 到 17:00',
      phone: '0000-0001',
      address: '镇政府一楼',
      verifiedOn: '2026-11-20',
    }
    const list = await browser.follow(await browser.post('/console/stations/town-t1', form))
    expect(list.text).toContain('周一到周五 9:00 到 17:00')
    expect(list.text).toContain('0000-0001')
    expect((await rig.database.stores.audit.list('town-t1')).map(({ action }) => action)).toEqual([
      'station.change',
    ])
    await browser.post('/console/stations/town-t1', { ...form, verifiedOn: '' })
    expect((await browser.get('/console/stations')).text).not.toContain('0000-0001')
    expect((await browser.get('/console/stations/town-t1')).text).toContain('value="0000-0001"')
  })

  it.each([
    [{ phone: '没有' }, 'phone'],
    [{ verifiedOn: '2026-12-30' }, 'verifiedOn'],
    [{ address: '长'.repeat(101) }, 'address'],
  ])('is told what is wrong: %j', async (form, field) => {
    const browser = await rig.signedIn('admin')
    await browser.get('/console/stations/town-t1')
    const { status, text } = await browser.post('/console/stations/town-t1', form)
    expect(status).toBe(422)
    expect(text).toContain(`<a href="#${field}">`)
    expect(await rig.database.stores.places.contacts()).toEqual([])
  })
})
