import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type ConsoleRig, startConsole } from '../support/console-rig.ts'

let rig: ConsoleRig
beforeEach(async () => {
  rig = await startConsole()
})
afterEach(() => rig.close())

const TODAY = '2026-11-22'
const LEAVE = { first: TODAY, last: '2026-11-25', substitute: 'id-lawyer' }

describe('leave on the console', () => {
  it('is written down by its person, shown with the substitute and on the list of staff, and ended again', async () => {
    const browser = await rig.signedIn('here')
    await browser.get('/console/account')
    const page = await browser.follow(await browser.post('/console/account/absence', LEAVE))
    expect(page.text).toContain('请假记下了')
    expect(page.text).toContain('测试员丙</bdi>替')
    expect(await rig.database.stores.absences.from(TODAY)).toMatchObject([
      { staff: 'id-here', substitute: 'id-lawyer', firstDay: TODAY, lastDay: '2026-11-25' },
    ])
    const admin = await rig.signedIn('admin')
    expect((await admin.get('/console/staff')).text).toContain('请假到11月25日')
    expect((await browser.follow(await browser.post('/console/account/back'))).text).toContain('销假了')
    expect(await rig.database.stores.absences.from(TODAY)).toEqual([])
    const lines = await rig.database.stores.audit.list('id-here')
    expect(lines.map(({ action }) => action)).toEqual(['account.sign-in', 'staff.absence', 'staff.back'])
  })

  it('is written down by an administrator for anybody, in the administrator’s name', async () => {
    const admin = await rig.signedIn('admin')
    await admin.get('/console/staff/id-here')
    const form = { ...LEAVE, substitute: '' }
    const page = await admin.follow(await admin.post('/console/staff/id-here/absence', form))
    expect(page.text).toContain('没有替的人')
    await admin.post('/console/staff/id-here/back')
    const lines = await rig.database.stores.audit.list('id-here')
    expect(lines.map(({ actor, action }) => `${actor} ${action}`)).toEqual([
      'id-admin staff.absence',
      'id-admin staff.back',
    ])
    expect((await admin.post('/console/staff/id-disabled/absence', form)).status).toBe(409)
  })

  it.each([
    [{ ...LEAVE, first: '' }, 'first', '请选头一天'],
    [{ ...LEAVE, last: '2026-02-30' }, 'last', '请选末一天'],
    [{ ...LEAVE, last: '2026-11-21' }, 'last', '末一天已经过了'],
    [{ ...LEAVE, first: '2026-11-26' }, 'last', '末一天比头一天早'],
    [{ ...LEAVE, substitute: 'id-here' }, 'substitute', '请另选一个'],
    [{ ...LEAVE, substitute: 'id-disabled' }, 'substitute', '请另选一个'],
  ])('is refused with %j', async (form, field, words) => {
    const browser = await rig.signedIn('here')
    await browser.get('/console/account')
    const { status, text } = await browser.post('/console/account/absence', form)
    expect(status).toBe(422)
    expect(text).toContain(`<a href="#${field}">`)
    expect(text.split(words)).toHaveLength(3)
    expect(await rig.database.stores.absences.from(TODAY)).toEqual([])
  })
})
