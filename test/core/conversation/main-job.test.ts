import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestCounty, type TestCounty } from '../../support/app/test-county.ts'

let county: TestCounty

beforeEach(async () => {
  county = await openTestCounty()
})
afterEach(() => county.stop())

const text = (messages: readonly { text: string }[]) => messages.map((message) => message.text).join('\n')

describe('the main job', () => {
  it('answers a wage question with its law, its first step and a number to dial', async () => {
    const heard = await county.says('村民甲', '老板跑了工钱咋办')
    expect(heard[0]?.text).toMatch(/12333/)
    expect(text(heard)).toContain('《保障农民工工资支付条例》')
    const [row] = await county.data.database.stores.consultations.within({
      from: 0,
      to: Number.MAX_SAFE_INTEGER,
    })
    expect(row).toMatchObject({
      topic: 'wages',
      entry: 'wages/boss-ran-away',
      outcome: 'answer',
      channel: 'fake',
    })
  })

  it('answers a short follow-up with that part of the last answer', async () => {
    await county.says('村民甲', '老板跑了工钱咋办')
    const heard = await county.says('村民甲', '那要多久')
    expect(text(heard)).toContain('多久内')
    expect(text(heard)).toContain('2年')
  })

  it('hands a matter to a person: town, village, phone, then a number and a promise', async () => {
    await county.hires('工作员A', { station: 'town-610925101' })
    await county.says('村民甲', '老板跑了工钱咋办')
    expect(text(await county.says('村民甲', '人工'))).toContain('哪个镇')
    expect(text(await county.says('村民甲', '左龙'))).toContain('哪个村')
    expect(text(await county.says('村民甲', '示范一村'))).toContain('手机号')
    const last = text(await county.says('村民甲', '跳过'))
    expect(last).toContain('佐龙镇司法所')
    expect(last).toMatch(/编号 0001/)
    expect(last).toContain('查进度')
    expect(text(county.heard('工作员A'))).toContain('新案件')
  })

  it('answers a question asked in the middle of a hand-over and keeps its own question open', async () => {
    await county.says('村民甲', '老板跑了工钱咋办')
    await county.says('村民甲', '人工')
    const heard = text(await county.says('村民甲', '劳动仲裁要不要交钱'))
    expect(heard).toContain('不收')
    expect(heard).toContain('哪个镇')
    expect(text(await county.says('村民甲', '佐龙镇'))).toContain('哪个村')
    expect(text(await county.says('村民甲', '那要多久'))).toContain('多久内')
    expect(text(await county.says('村民甲', '示范一村'))).toContain('手机号')
    expect(text(await county.says('村民甲', '不留'))).toContain('编号')
    expect(await county.data.database.stores.cases.list({})).toMatchObject([
      { topic: 'wages', words: '老板跑了工钱咋办', place: { town: '610925101', villageAsTyped: '示范一村' } },
    ])
  })

  it('tells the asker who took the case, what happens, and how it ended', async () => {
    await county.hires('工作员A', { station: 'town-610925101' })
    await county.hires('工作员B', { station: 'county', role: 'lawyer' })
    await openCase(county, '佐龙镇示范一村')
    expect(text(await county.says('工作员A', '接 0001'))).toContain('接单成功')
    expect(text(county.heard('村民甲'))).toContain('工作员A')
    expect(text(await county.says('工作员A', '退 0001 不归我们管'))).toContain('已退回')
    expect(text(county.heard('工作员B'))).toContain('新案件')
    await county.says('工作员B', '接 0001')
    await county.says('工作员B', '办 0001 已经约老板来谈')
    expect(text(county.heard('村民甲'))).toContain('已经约老板来谈')
    expect(text(await county.says('工作员B', '结 0001 解决 3人 30000元'))).toContain('30000.00')
    expect(text(county.heard('村民甲'))).toContain('解决了')
    const theCase = await county.data.database.stores.cases.byNumber(2026, 1)
    expect(theCase).toMatchObject({
      state: 'closed',
      outcome: { solved: true, people: 3, recoveredFen: 3_000_000 },
    })
  })

  it('says whether a matter is waiting or in hand when asked 查进度', async () => {
    await county.hires('工作员A', { station: 'town-610925101' })
    expect(text(await county.says('村民甲', '查进度'))).toContain('还没有交过')
    await openCase(county, '佐龙镇示范一村')
    expect(text(await county.says('村民甲', '查进度'))).toContain('待接')
    await county.says('工作员A', '接 0001')
    expect(text(await county.says('村民甲', '查进度'))).toContain('工作员A在办')
    expect(text(await county.says('村民乙', '查进度'))).toContain('还没有交过')
  })

  it('answers danger first, before consent, and alerts the duty officer', async () => {
    await county.hires('值班员', { role: 'duty' })
    const heard = await county.says('村民甲', '我男人拿刀要砍我')
    expect(heard[0]).toMatchObject({ tone: 'emergency' })
    expect(heard[0]?.text).toMatch(/^.{0,30}110/)
    expect(text(heard)).not.toContain('我会记下')
    expect(text(county.heard('值班员'))).toContain('紧急')
  })
})

async function openCase(where: TestCounty, place: string): Promise<void> {
  await where.says('村民甲', '老板跑了工钱咋办')
  await where.says('村民甲', '人工')
  await where.says('村民甲', place)
  await where.says('村民甲', '跳过')
}

describe('words that speak of danger and ask about the law of it', () => {
  it('get the fixed script first and the law one tap away', async () => {
    const [bubble] = await county.says('村民甲', '拿刀逼我写的欠条，能不能不认')
    expect(bubble).toMatchObject({ tone: 'emergency' })
    const law = bubble?.options.find(({ value }) => value.startsWith('ask:'))
    expect(law?.value).toBe('ask:contracts/cheated-into-signing')
    const answer = await county.says('村民甲', law?.label ?? '')
    expect(text(answer)).toContain('《民法典》')
  })
})
