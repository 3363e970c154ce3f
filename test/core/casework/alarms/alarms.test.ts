import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestCounty, type TestCounty } from '../../../support/app/test-county.ts'

let county: TestCounty

beforeEach(async () => {
  county = await openTestCounty()
})
afterEach(() => county.stop())

const at = (minute: string) => {
  county.clock.time = Date.parse(`${minute}:00+08:00`)
}
const words = (who: string) => county.heard(who).map(({ text }) => text)
const caseOf = (serial = 1) => county.data.database.stores.cases.byNumber(2026, serial)
const logOf = async () => county.data.database.stores.cases.events((await caseOf())?.id ?? '')
const kinds = async () =>
  (await logOf()).map(({ body }) => (body.kind === 'reminded' ? `${body.why}/${body.rung}` : body.kind))

async function hireTown(): Promise<void> {
  await county.hires('镇员甲', { station: 'town-610925101' })
  await county.hires('律师', { role: 'lawyer' })
  await county.hires('值班员', { role: 'duty' })
}

async function handOver(who = '村民甲'): Promise<void> {
  await county.says(who, '邻居占了我家的路咋办')
  await county.says(who, '人工')
  await county.says(who, '佐龙镇示范一村')
  await county.says(who, '跳过')
  await county.tick()
}

describe('somebody who works on the console and has no chat', () => {
  const worker = {
    id: 'desk',
    name: '示范镇员',
    role: 'station',
    station: 'town-610925101',
    active: true,
  } as const
  const comesToTheConsole = async () => {
    const { staff, accounts } = county.data.database.stores
    await staff.put(worker)
    await accounts.setPasswordHash(worker.id, 'x')
    await accounts.seen(worker.id, county.clock.time)
  }

  it('is given the cases of the station, and counts as told while they come', async () => {
    await county.hires('值班员', { role: 'duty' })
    await comesToTheConsole()
    await handOver()
    expect(await caseOf()).toMatchObject({ station: 'town-610925101', state: 'waiting' })
    at('2026-11-23T13:01')
    await county.tick()
    expect((await logOf()).at(-1)?.body).toMatchObject({ kind: 'reminded', rung: 'station', told: ['desk'] })
  })

  it('is passed over when they were not there for a week', async () => {
    await county.hires('值班员', { role: 'duty' })
    await comesToTheConsole()
    county.clock.time += 8 * 86_400_000
    await handOver()
    expect(await caseOf()).toMatchObject({ station: 'county' })
  })
})

describe('a case nobody takes', () => {
  it('is spoken of again, then goes one level up, then to the duty officer, each in office hours and in the log', async () => {
    await hireTown()
    await handOver()
    const heard = words('镇员甲').length
    at('2026-11-23T12:59')
    await county.tick()
    expect(words('镇员甲')).toHaveLength(heard)
    at('2026-11-23T13:01')
    await county.tick()
    expect(words('镇员甲').at(-1)).toContain('没人接')
    at('2026-11-23T17:05')
    await county.tick()
    expect(await caseOf()).toMatchObject({ station: 'county', state: 'waiting' })
    expect(words('律师').at(-1)).toContain('新案件等人接')
    expect(words('村民甲').at(-1)).toContain('公共法律服务中心')
    at('2026-11-24T11:40')
    await county.tick()
    at('2026-11-24T15:45')
    await county.tick()
    expect(await kinds()).toEqual([
      'routed',
      'unclaimed/station',
      'routed',
      'unclaimed/station',
      'unclaimed/duty',
    ])
    at('2026-11-25T03:00')
    await county.tick()
    expect(await kinds()).toHaveLength(5)
  })

  it('is done once after a long stop, near before far, and not once for each hour missed', async () => {
    await hireTown()
    await handOver()
    at('2026-12-07T10:00')
    await county.tick()
    await county.tick()
    expect(await kinds()).toEqual(['routed', 'unclaimed/station'])
    expect(words('镇员甲').filter((text) => text.startsWith('12月'))).toHaveLength(1)
  })

  it('in a county without staff tells the villager the national number, and keeps looking', async () => {
    await handOver()
    at('2026-11-24T17:59')
    await county.tick()
    expect(words('村民甲').filter((text) => text.includes('眼下没有人能接'))).toHaveLength(1)
    expect(words('村民甲').at(-1)).toContain('12348')
    expect(
      await county.data.database.stores.cases.dueForAlarm(county.clock.time + 5 * 86_400_000, 9),
    ).toHaveLength(1)
  })

  it('knows no quiet hours when there is danger', async () => {
    await hireTown()
    at('2026-11-22T23:00')
    await county.says('村民甲', '我男人拿刀要砍我')
    await county.tick()
    at('2026-11-22T23:31')
    await county.tick()
    at('2026-11-22T23:47')
    await county.tick()
    expect(await kinds()).toEqual(['routed', 'unclaimed/station', 'unclaimed/duty'])
  })
})

describe('a case in somebody’s hands', () => {
  it('left alone: the owner hears, then a colleague, then the level above, then the duty officer', async () => {
    await hireTown()
    await county.hires('镇员乙', { station: 'town-610925101' })
    await handOver()
    await county.says('镇员甲', '接 0001')
    await county.tick()
    for (const minute of ['2026-11-26T09:01', '2026-11-26T13:02', '2026-11-26T17:03', '2026-11-27T12:00']) {
      at(minute)
      await county.tick()
    }
    expect((await kinds()).slice(2)).toEqual([
      'untouched/owner',
      'untouched/substitute',
      'untouched/above',
      'untouched/duty',
    ])
    expect(words('镇员乙').at(-1)).toMatch(/今天的事|好几天没动/)
  })

  it('over time: the asker gets an apology before asking, and the words say by how much and by which rule', async () => {
    await hireTown()
    await handOver()
    await county.says('镇员甲', '接 0001')
    for (const day of ['2026-11-25', '2026-11-27', '2026-12-01']) {
      at(`${day}T10:00`)
      await county.says('镇员甲', '办 0001 打了电话')
      await county.tick()
    }
    at('2026-12-02T10:00')
    expect((await county.says('镇员甲', '待接'))[0]?.text).toContain('今天 18:00 到期 · 县里的时限')
    at('2026-12-03T09:00')
    await county.tick()
    expect(words('村民甲').at(-1)).toContain('没按说好的时间办完，对不起')
    expect((await county.says('镇员甲', '查 0001'))[0]?.text).toContain('已超 15 小时')
    at('2026-12-03T13:05')
    await county.tick()
    expect((await kinds()).filter((kind) => kind.startsWith('late')).length).toBeGreaterThan(1)
  })

  it('goes to the substitute when the owner is away, and back when they return', async () => {
    await hireTown()
    await county.hires('镇员乙', { station: 'town-610925101' })
    await handOver()
    await county.says('镇员甲', '接 0001')
    expect((await county.says('镇员甲', '请假 11-24 11-25 镇员乙'))[0]?.text).toContain('记下了')
    await county.tick()
    expect(await caseOf()).toMatchObject({ owner: 'staff-镇员甲' })
    at('2026-11-24T08:30')
    await county.tick()
    expect(await caseOf()).toMatchObject({ owner: 'staff-镇员乙', state: 'active' })
    expect(words('村民甲').at(-1)).toContain('由镇员乙接着办')
    at('2026-11-26T08:30')
    await county.tick()
    expect(await caseOf()).toMatchObject({ owner: 'staff-镇员甲' })
  })

  it('is handed on at once when its owner is disabled', async () => {
    await hireTown()
    await handOver()
    await county.says('镇员甲', '接 0001')
    const { staff } = county.data.database.stores
    const owner = await staff.byId('staff-镇员甲')
    if (owner) await staff.put({ ...owner, active: false })
    await county.tick()
    expect(await caseOf()).toMatchObject({ state: 'waiting', station: 'county', owner: undefined })
    expect(words('律师').at(-1)).toContain('新案件等人接')
  })
})

describe('the morning list', () => {
  it('comes once at half past eight on working days, also on a make-up Saturday, never on a day off', async () => {
    await hireTown()
    await handOver()
    const lists = () => words('镇员甲').filter((text) => text.includes('今天的事'))
    at('2026-11-24T08:29')
    await county.tick()
    const before = lists().length
    at('2026-11-24T08:31')
    await county.tick()
    await county.tick()
    expect(lists()).toHaveLength(before + 1)
    expect(lists().at(-1)).toContain('等人接')
    at('2026-11-28T08:31')
    await county.tick()
    expect(lists()).toHaveLength(before + 1)
  })
})

describe('the clocks of law', () => {
  it('begin with the steps staff record, hold while papers are missing, and name their law', async () => {
    await county.hires('律师', { role: 'lawyer' })
    await county.says('村民甲', '打官司没钱怎么申请法律援助')
    await county.says('村民甲', '人工')
    await county.says('村民甲', '佐龙镇示范一村')
    await county.says('村民甲', '跳过')
    await county.says('律师', '接 0001')
    const said = (await county.says('律师', '收件 0001 11-20'))[0]?.text ?? ''
    expect(said).toContain('法律援助审查，法律援助法第43条：还剩 4 个工作日（周五 18:00）')
    await county.says('律师', '补 0001 收入证明')
    expect((await county.says('律师', '查 0001'))[0]?.text).toContain('停着')
    at('2026-11-25T09:00')
    await county.says('村民甲', '补充 证明开好了')
    expect((await county.says('律师', '受理 0001'))[0]?.text).toContain('指派律师')
    expect((await county.says('律师', '延长 0001 复杂'))[0]?.text).toContain('没有能延长的时限')
  })

  it('warn when the asker’s own claim has less than 30 and less than 7 days', async () => {
    await county.hires('律师', { role: 'lawyer' })
    await county.says('村民甲', '老板跑了工钱咋办')
    await county.says('村民甲', '人工')
    await county.says('村民甲', '佐龙镇示范一村')
    await county.says('村民甲', '跳过')
    await county.says('律师', '接 0001')
    await county.says('律师', '受损 0001 2025-12-20')
    await county.tick()
    expect(words('律师').some((text) => text.includes('时效不到 30 天'))).toBe(true)
    at('2026-12-15T10:00')
    await county.says('律师', '办 0001 催了')
    await county.tick()
    expect(words('律师').some((text) => text.includes('时效不到 7 天'))).toBe(true)
  })
})
