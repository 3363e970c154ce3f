import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { expectCounts } from '../../support/app/expect-counts.ts'
import { openTestCounty, type TestCounty } from '../../support/app/test-county.ts'

let county: TestCounty
beforeEach(async () => {
  county = await openTestCounty()
  await county.hires('县里律师', { role: 'lawyer' })
})
afterEach(() => county.stop())

const all = async (who: string, ...lines: readonly string[]) => {
  let heard = ''
  for (const line of lines) heard = (await county.says(who, line)).map(({ text }) => text).join('\n')
  return heard
}
const PASTED = '姓名\t金额\t电话\n张三\t8,000\t13800001111\n李四\t9500\n3\t王五\t12000.50\t13800003333'

async function openGroup(): Promise<string> {
  await all('工头', '包工头欠我们十几个人工钱，想一起要', '找人帮忙', '王老板', '今年8月')
  await all('工头', PASTED, '好了', '跳过', '佐龙镇新春村', '跳过')
  return /入 (\d{4})/.exec(await all('工头', '交'))?.[1] ?? ''
}
const members = async () => {
  const [first] = await county.data.database.stores.cases.list({})
  return first ? county.data.database.stores.groups.members(first.id) : []
}

describe('a group claim', () => {
  it('is one case, its workers and one sum, however the list is written', async () => {
    const typed = ['张三 8000元 13800001111', '李四，9500', '王五12000.5 13800003333'].join('\n')
    for (const [at, list] of [PASTED, typed, typed.replaceAll('\n', '；')].entries()) {
      await all(`工头${at}`, '我们几个人的工钱老板不给，一起要', '找人帮忙', '王老板', '今年8月')
      expect(await all(`工头${at}`, list)).toContain('记下了：3 人，共 29500.50 元。')
    }
  })

  it('counts a row that stands twice once and says so; a row it cannot read is not lost silently', async () => {
    await all('工头', '我们几个人的工钱老板不给，一起要', '找人帮忙', '王老板', '今年8月')
    const heard = await all('工头', '张三 8000 13800001111\n张三 8000\n13800001111 张三 8000\n？？？')
    expect(heard).toContain(
      '记下了：1 人，共 8000.00 元。\n有 2 行是同一个人，只算一次。\n有 1 行没看懂，没算。',
    )
  })

  it('lets others add themselves by the code, from their own phones, and follow it', async () => {
    const code = await openGroup()
    expect(await all('赵六', `入 ${code}`)).toMatch(/只给办这件事的人看[\s\S]*名字/)
    expect(await all('赵六', '赵六 7000', '13800006666')).toContain('编号 0001')
    expect(await all('钱七', `入 ${code} 钱七 5000`, '跳过')).toContain('编号 0001')
    expect((await members()).map(({ worker }) => worker.name)).toEqual([
      '张三',
      '李四',
      '王五',
      '赵六',
      '钱七',
    ])
    expect(await all('赵六', '查进度')).toContain('0001')
    expect(await all('县里律师', '查 0001')).toContain('一起要钱：1 件 5 人，共 41500.50 元')
  })

  it('never counts a listed worker twice who joins or writes alone', async () => {
    const code = await openGroup()
    await all('张三', `入 ${code}`, '张三 8000', '13800001111')
    await all('李四', `入 ${code} 李四 9500`, '跳过')
    expect(await all('王五', '老板不给我工钱', '人工', '佐龙镇新春村', '13800003333')).toContain(
      '编号 0001 里一起办',
    )
    expect(await all('张三', '老板还是不给我工钱', '找人帮忙', '人工')).toContain('编号 0001 里一起办')
    expect(await members()).toHaveLength(3)
    expect(await county.data.database.stores.cases.list({})).toHaveLength(1)
  })

  it('leaves a stranger outside: a wrong code, or one whose case has ended, opens nothing', async () => {
    const code = await openGroup()
    expect(await all('路人', `入 ${code === '0000' ? '0001' : '0000'}`)).toContain('没有')
    await all('工头', '撤回')
    expect(await all('路人', `入 ${code}`)).toContain('没有')
  })

  it('is reported as one case, its people and its money', async () => {
    await openGroup()
    await all('县里律师', '接 0001', '结 0001 解决 29500.5元')
    await expectCounts(
      county.data.database,
      { consultations: 1, opened: 1, claimed: 1, closed: 1, solved: 1, people: 3, yuan: '29500.50' },
      county.clock.time,
    )
  })
})
