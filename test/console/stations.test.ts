import { afterEach, describe, expect, it } from 'vitest'
import { COUNTY, type ConsoleRig, DAY, startConsole } from '../support/console-rig.ts'

let rig: ConsoleRig
afterEach(() => rig.close())

const [centre, ...rest] = COUNTY.stations
const FILLED = { ...centre, phone: '0000-0001', address: '示范路一号', hours: '工作日九点到五点' }

async function pageFor(verifiedOn: string | undefined, person: 'admin' | 'here' = 'admin'): Promise<string> {
  const { id = '', name = '', level = 'county', routes = [] } = centre ?? {}
  const stations = [{ ...FILLED, id, name, level, routes, verifiedOn }, ...rest]
  rig = await startConsole({ county: { ...COUNTY, stations } })
  await rig.database.stores.staff.put({
    ...{ id: 'id-elsewhere', name: '测试员戊', role: 'station', station: 'town-t2', active: false },
  })
  await rig.database.stores.absences.put({
    ...{ id: 'a', staff: 'id-here', firstDay: '2026-11-20', lastDay: '2026-11-25' },
  })
  await rig.database.stores.accounts.seen('id-here', rig.now() - 6 * DAY)
  await rig.database.stores.accounts.seen('id-village', rig.now() - 8 * DAY)
  return (await (await rig.signedIn(person)).get('/console/stations')).text
}

/** The part of the page about one station. */
const about = (text: string, name: string) =>
  text.split('<li class="case">').find((row) => row.includes(name))

describe('the stations page', () => {
  it('shows every station with its people, who is away, and marks where nobody is', async () => {
    const text = await pageFor('2026-11-01')
    for (const { name } of COUNTY.stations) expect(about(text, name)).toBeDefined()
    expect(about(text, '示范一镇司法所')).toContain('测试员丁')
    expect(about(text, '示范一镇司法所')).toContain('请假到11月25日')
    expect(about(text, '示范一镇司法所')).not.toContain('⚠')
    expect(about(text, '示范二镇司法所')).toContain('⚠ 没人能接')
  })

  it('tells who works on the console from who hears of nothing, as routing does', async () => {
    const text = await pageFor('2026-11-01')
    expect(about(text, '示范一镇司法所')).toContain('这几天上过工作台')
    expect(about(text, '示范一村服务室')).toContain('⚠ 没人能接')
    expect(about(text, '示范一村服务室')).toContain('案件不会分给他')
    await rig.database.stores.staff.putBindingCode('id-village', 'CODE', rig.now() + 1000)
    await rig.database.stores.staff.bind('CODE', { channel: 'web', chat: 'v' }, rig.now())
    const after = (await (await rig.signedIn('admin')).get('/console/stations')).text
    expect(about(after, '示范一村服务室')).toContain('绑定了聊天')
    expect(about(after, '示范一村服务室')).not.toContain('⚠')
    expect(after).toContain('1 个，案件会转到上一级')
  })

  it('shows a contact that was verified, and 待填 for one that was not', async () => {
    const verified = about(await pageFor('2026-11-01'), '示范县公共法律服务中心')
    expect(verified).toContain('0000-0001')
    expect(verified).toContain('工作日九点到五点')
    await rig.close()
    const open = about(await pageFor(undefined), '示范县公共法律服务中心')
    expect(open).not.toContain('0000-0001')
    expect(open).toContain('待填')
    expect(open).toContain('还没有人核实')
  })

  it('leads administrators to the people and nobody else', async () => {
    expect(await pageFor(undefined)).toContain('href="/console/staff/id-here"')
    await rig.close()
    expect(await pageFor(undefined, 'here')).not.toContain('href="/console/staff')
  })
})
