import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestCounty, type TestCounty } from '../../support/app/test-county.ts'

let county: TestCounty
beforeEach(async () => {
  county = await openTestCounty()
})
afterEach(() => county.stop())

const ROOM = 'room-1'
const inRoom = async (who: string, text: string) => {
  const before = county.heard(ROOM).length
  await county.says(who, text, { chat: ROOM, sender: who, group: true })
  return county
    .heard(ROOM)
    .slice(before)
    .map((message) => message.text)
    .join('\n')
}
const roomTexts = () =>
  county
    .heard(ROOM)
    .map(({ text }) => text)
    .join('\n')

async function handOver(who: string, words: string, town = '佐龙镇'): Promise<string> {
  await county.says(who, words)
  await county.says(who, '人工')
  await county.says(who, town)
  await county.says(who, '跳过')
  await county.says(who, '13900001234')
  return (
    /编号\s*(\d{4})/.exec(
      county
        .heard(who)
        .map(({ text }) => text)
        .join('\n'),
    )?.[1] ?? ''
  )
}

describe('in a room', () => {
  it('a question of law is answered there', async () => {
    expect(await inRoom('村民', '劳动仲裁收不收钱')).toContain('不收')
  })

  it.each([
    ['a phone number', '我电话13900001234，老板欠我钱'],
    ['an identity number', '身份证610925199001011234能查到我的案子吗'],
    ['violence at home', '丈夫老打人，公公还揍过我'],
    ['one’s own cases', '查进度'],
    ['one’s own data', '我的信息'],
    ['a wish for a person', '人工'],
  ])('%s is asked to be told aside, and nothing of it is repeated', async (_, words) => {
    const said = await inRoom('村民', words)
    expect(said).toContain('单独找我')
    expect(said).not.toMatch(/\d{11}/)
    expect((await county.data.database.stores.cases.list({})).length).toBe(0)
  })

  it('danger gets its numbers and no more', async () => {
    const said = await inRoom('村民', '我男人拿刀要砍我')
    expect(said).toMatch(/110[\s\S]*单独/)
  })

  it('commands about cases belong to the private chat', async () => {
    await county.hires('镇上工作员', { station: 'town-610925101' })
    expect(await inRoom('镇上工作员', '待接')).toContain('单独找我')
  })
})

describe('a room of staff', () => {
  it('is made by a duty officer or administrator only', async () => {
    await county.hires('镇上工作员', { station: 'town-610925101' })
    expect(await inRoom('镇上工作员', '本群收案件')).toContain('值班员或管理员')
    expect(await inRoom('路人', '本群收案件')).toContain('值班员或管理员')
    await handOver('村民', '老板跑了工钱咋办')
    expect(roomTexts()).not.toContain('新案件')
  })

  it('hears of new cases without who, where from, phone or words', async () => {
    await county.hires('值班员', { role: 'duty' })
    expect(await inRoom('值班员', '本群收案件')).toContain('新案件会在这里说')
    const number = await handOver('村民', '老板跑了工钱咋办，我在盛世华庭工地干了三个月')
    expect(roomTexts()).toContain(number)
    expect(roomTexts()).toContain('劳动报酬')
    for (const secret of ['13900001234', '盛世华庭', '老板跑了', '村民', '说的：'])
      expect(roomTexts()).not.toContain(secret)
    expect(roomTexts()).toContain(`单独找我发：接 ${number}`)
  })

  it('never hears of a sealed case, nor of other stations', async () => {
    await county.hires('值班员', { role: 'duty', station: 'town-610925103' })
    await inRoom('值班员', '本群收案件')
    await handOver('村民甲', '老板跑了工钱咋办', '佐龙镇')
    expect(roomTexts()).not.toContain('有新案件')
    await county.hires('县值班员', { role: 'duty' })
    await inRoom('县值班员', '本群收案件')
    await county.says('村民乙', '我男人拿刀要砍我')
    const cases = await county.data.database.stores.cases.list({})
    expect(cases.filter(({ sealed }) => sealed)).toHaveLength(1)
    expect(roomTexts()).not.toContain('有新案件')
  })

  it('hears nothing more once it is closed', async () => {
    await county.hires('值班员', { role: 'duty' })
    await inRoom('值班员', '本群收案件')
    expect(await inRoom('值班员', '本群不收案件')).toContain('不再收')
    await handOver('村民', '老板跑了工钱咋办')
    expect(roomTexts()).not.toContain('有新案件')
  })
})
