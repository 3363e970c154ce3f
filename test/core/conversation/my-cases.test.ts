import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestCounty, type TestCounty } from '../../support/app/test-county.ts'

let county: TestCounty
beforeEach(async () => {
  county = await openTestCounty()
})
afterEach(() => county.stop())

const text = (messages: readonly { text: string }[]) => messages.map((message) => message.text).join('\n')
const cases = () => county.data.database.stores.cases.list({})

async function handOver(first: string): Promise<void> {
  for (const words of [first, '佐龙镇', '示范一村', '跳过']) await county.says('村民甲', words)
}

describe('a matter that is already with a person', () => {
  it('is not opened twice when its asker asks for a person again, and says where it stands', async () => {
    await county.says('村民甲', '老板跑了工钱咋办')
    await handOver('人工')
    const heard = await county.says('村民甲', '人工')
    expect(text(heard)).toContain('已经交给人了')
    expect(text(heard)).toContain('0001')
    expect(await cases()).toHaveLength(1)
  })

  it('leaves the way open to another matter, in one word', async () => {
    await county.says('村民甲', '老板跑了工钱咋办')
    await handOver('人工')
    await county.says('村民甲', '人工')
    await county.says('村民甲', '另一件事')
    await county.says('村民甲', '跳过')
    expect(await cases()).toHaveLength(2)
  })

  it('asks which one to withdraw when several are open', async () => {
    await handOver('人工 老板跑了工钱咋办')
    for (const words of ['人工 离婚的房子怎么分', '跳过']) await county.says('村民甲', words)
    const asked = await county.says('村民甲', '撤回')
    expect(asked[0]?.options.map(({ value }) => value).sort()).toEqual(['撤回 0001', '撤回 0002'])
    expect(text(await county.says('村民甲', '撤回 0001'))).toContain('编号 0001 撤回了')
    expect((await cases()).map(({ state }) => state).sort()).toEqual(['waiting', 'withdrawn'])
  })
})
