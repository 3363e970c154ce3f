import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseOutcome } from '../../../src/core/casework/parse-outcome.ts'
import { openTestCounty, type TestCounty } from '../../support/app/test-county.ts'

const DAY = 86_400_000
let county: TestCounty

beforeEach(async () => {
  county = await openTestCounty()
  await county.hires('镇员', { station: 'town-610925101' })
  await county.hires('律师', { role: 'lawyer' })
})
afterEach(() => county.stop())

const text = (messages: readonly { text: string }[]) => messages.map((message) => message.text).join('\n')
const caseOf = (serial = 1) => county.data.database.stores.cases.byNumber(2026, serial)
const lastOf = (who: string) => county.heard(who).at(-1)

async function takenCase(): Promise<void> {
  await county.says('村民甲', '老板跑了工钱咋办')
  await county.says('村民甲', '人工')
  await county.says('村民甲', '佐龙镇示范一村')
  await county.says('村民甲', '跳过')
  await county.says('镇员', '接 0001')
}

describe('the words a case is closed with', () => {
  it.each([
    [
      '解决 12人 要5万元 认4万元 到手3万元 有调解协议书、收条 分期',
      {
        ...{
          solved: true,
          people: 12,
          claimedFen: 5_000_000,
          confirmedFen: 4_000_000,
          recoveredFen: 3_000_000,
        },
        ...{ documents: ['调解协议书', '收条'], promised: true },
      },
    ],
    ['部分解决 2人 到手500元', { solved: false, result: 'partly', people: 2, recoveredFen: 50_000 }],
    ['转办 劳动监察', { solved: false, result: 'referred', people: 1, recoveredFen: 0 }],
    ['解决 要3万2千', undefined],
  ])('%s', (words, outcome) => {
    expect(parseOutcome(words)).toEqual(outcome)
  })
})

describe('closing a case in chat', () => {
  it('asks for what is missing, one thing at a time', async () => {
    await takenCase()
    expect(text(await county.says('镇员', '结 0001'))).toContain('结果怎样')
    expect(text(await county.says('镇员', '解决'))).toContain('帮到几个人')
    expect(text(await county.says('镇员', '好几个'))).toContain('没看懂')
    expect(text(await county.says('镇员', '3人'))).toContain('要多少钱')
    expect(text(await county.says('镇员', '4万'))).toContain('认了多少')
    expect(text(await county.says('镇员', '35000'))).toContain('到手多少')
    expect(text(await county.says('镇员', '30,000元'))).toContain('什么文书')
    expect(text(await county.says('镇员', '调解协议书 分期'))).toContain('已办结 0001')
    expect((await caseOf())?.outcome).toEqual({
      ...{ solved: true, people: 3, claimedFen: 4_000_000, confirmedFen: 3_500_000, recoveredFen: 3_000_000 },
      ...{ documents: ['调解协议书'], promised: true },
    })
  })

  it('can be left with one word, and a command goes before the open question', async () => {
    await takenCase()
    await county.says('镇员', '结 0001')
    expect(text(await county.says('镇员', '办 0001 再等等'))).toContain('记下了')
    await county.says('镇员', '结 0001 解决')
    expect(text(await county.says('镇员', '取消'))).toContain('先不办结')
    expect(await caseOf()).toMatchObject({ state: 'active' })
  })

  it('is taken back within ten seconds, and not later', async () => {
    await takenCase()
    await county.says('镇员', '结 0001 解决 1人')
    county.clock.time += 9000
    expect(text(await county.says('镇员', '撤销'))).toContain('撤销了')
    expect(await caseOf()).toMatchObject({ state: 'active', owner: 'staff-镇员', outcome: undefined })
    expect(lastOf('村民甲')?.text).toContain('还在办')
    await county.says('镇员', '转 0001 县里')
    expect(text(await county.says('镇员', '撤销'))).toContain('撤销了')
    expect(await caseOf()).toMatchObject({ station: 'town-610925101', owner: 'staff-镇员' })
    await county.says('镇员', '结 0001 解决 1人')
    county.clock.time += 11_000
    expect(text(await county.says('镇员', '撤销'))).toContain('撤不了')
    expect(await caseOf()).toMatchObject({ state: 'closed' })
  })
})

describe('after the end', () => {
  it('asks the asker 1 to 3 and keeps the answer', async () => {
    await takenCase()
    await county.says('镇员', '结 0001 解决 1人')
    expect(lastOf('村民甲')?.options.map(({ label }) => label)).toEqual(['满意', '一般', '没解决'])
    await county.says('村民甲', '1')
    expect(await caseOf()).toMatchObject({ rating: 1, state: 'closed' })
  })

  it('opens the case again one level up when it was not solved, one time', async () => {
    await takenCase()
    await county.says('镇员', '结 0001 解决 1人')
    expect(text(await county.says('村民甲', '没解决'))).toContain('公共法律服务中心')
    expect(await caseOf()).toMatchObject({ state: 'waiting', station: 'county', reopened: true })
    expect(county.heard('律师').some((message) => message.text.includes('新案件等人接'))).toBe(true)
    await county.says('律师', '接 0001')
    await county.says('律师', '结 0001 没解决 对方失踪')
    expect(text(await county.says('村民甲', '3'))).toContain('已经重新办过一次')
    expect(await caseOf()).toMatchObject({ state: 'closed' })
  })

  it('keeps what the asker says of the second end, once', async () => {
    await takenCase()
    await county.says('镇员', '结 0001 解决 1人')
    await county.says('村民甲', '没解决')
    await county.says('律师', '接 0001')
    await county.says('律师', '结 0001 解决 1人')
    await county.says('村民甲', '1')
    await county.says('村民甲', '一般')
    expect(await caseOf()).toMatchObject({ rating: 1, state: 'closed', reopened: true })
    const theCase = await caseOf()
    const events = await county.data.database.stores.cases.events(theCase?.id ?? '')
    expect(events.flatMap(({ body }) => (body.kind === 'rated' ? [body.rating] : []))).toEqual([3, 1])
  })

  it('asks after promised money once, 30 days later, and tells whoever closed the case', async () => {
    await takenCase()
    await county.says('镇员', '结 0001 解决 1人 要3万元 有调解协议书 分期')
    await county.tick()
    county.clock.time += 31 * DAY
    await county.tick()
    expect(lastOf('村民甲')?.text).toContain('钱到手了吗')
    await county.says('村民甲', '3')
    expect(await caseOf()).toMatchObject({ paid: 'no' })
    expect(county.heard('镇员').some((message) => message.text.includes('回访：钱没到手'))).toBe(true)
    county.clock.time += 31 * DAY
    await county.tick()
    expect(county.heard('村民甲').filter((message) => message.text.includes('钱到手了吗'))).toHaveLength(1)
  })
})

describe('asking for a person twice about one matter', () => {
  it('opens no second case, and the new words reach whoever has it', async () => {
    await takenCase()
    await county.says('村民甲', '人工')
    expect(text(await county.says('村民甲', '人工：老板还是不给工钱，人也找不到'))).toContain('已经交给人了')
    expect(await county.data.database.stores.cases.list({})).toHaveLength(1)
    expect(lastOf('镇员')?.text).toContain('人也找不到')
  })
})
