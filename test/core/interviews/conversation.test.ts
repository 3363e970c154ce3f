import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestCounty, type TestCounty } from '../../support/app/test-county.ts'

let county: TestCounty
beforeEach(async () => {
  county = await openTestCounty()
})
afterEach(() => county.stop())

const all = async (who: string, ...lines: readonly string[]) => {
  let heard = ''
  for (const line of lines) heard = (await county.says(who, line)).map(({ text }) => text).join('\n')
  return heard
}
const labels = (who: string) =>
  county
    .heard(who)
    .at(-1)
    ?.options.map(({ label }) => label)
const theCase = async (serial = 1) => {
  const found = await county.data.database.stores.cases.byNumber(2026, serial)
  if (!found) throw new Error('no case')
  return found
}
const facts = async (serial = 1) =>
  Object.fromEntries(
    (await county.data.database.stores.caseFacts.of((await theCase(serial)).id)).map(({ key, text }) => [
      key,
      text,
    ]),
  )

/** A wage interview up to its summary. */
const WAGES = [
  '老板跑了，欠我一万八',
  '找人帮忙',
  '包工头张三',
  '去年腊月',
  '2',
  '佐龙镇新春村',
  '跳过',
] as const

describe('a wage interview', () => {
  it('does not ask again what was said, and reads it back before anything is handed in', async () => {
    await county.hires('工作员A', { station: 'town-610925101' })
    const summary = await all('村民甲', ...WAGES)
    expect(summary).toContain(
      '2. 谁欠的：包工头张三\n3. 欠多少：18000 元\n4. 干到哪天：2026年1月19日到2月16日',
    )
    expect(summary).toContain(
      '5. 手里有啥：合同或考勤表\n6. 哪个镇：佐龙镇\n7. 哪个村：新春村\n8. 手机号：没说',
    )
    expect(labels('村民甲')).toEqual(['交给佐龙司法所', '改一处', '先不交'])
    expect(await county.data.database.stores.cases.list({})).toHaveLength(0)
    const asked = county.heard('村民甲').filter(({ text }) => text.includes('一共欠您多少钱'))
    expect(asked).toHaveLength(0)
  })

  it('never keeps a town’s name as a sum: it asks three times, each time in other words, then leaves it open', async () => {
    const asked = await all('村民甲', '老板跑了工钱咋办', '找人帮忙', '包工头张三')
    expect(asked).toContain('一共欠您多少钱')
    expect(await all('村民甲', '城关镇')).toMatch(/^写个数就行/)
    expect(await all('村民甲', '城关镇')).toMatch(/^换个写法，比如：8000/)
    expect(await all('村民甲', '城关镇')).toMatch(/^这一问先空着，最后还能改。[\s\S]*干到哪天/)
    const summary = await all('村民甲', '去年腊月', '2', '佐龙镇新春村', '跳过')
    expect(summary).toContain('欠多少：没说')
    expect(summary).not.toContain('城关')
    expect(await all('村民甲', '改 3', '八千')).toContain('欠多少：8000 元')
  })

  it('is mended by “改 2” and returns to the summary, everything else kept', async () => {
    await all('村民甲', ...WAGES)
    expect(await all('村民甲', '改 2')).toMatch(/改这一条：谁欠的[\s\S]*上次答的是：包工头张三/)
    const summary = await all('村民甲', '包工头李四')
    expect(summary).toContain('2. 谁欠的：包工头李四\n3. 欠多少：18000 元')
    expect(await all('村民甲', '改 3', '上一步')).toContain('3. 欠多少：18000 元')
  })

  it('becomes a case with its facts, and staff read them in the case', async () => {
    await county.hires('工作员A', { station: 'town-610925101' })
    expect(await all('村民甲', ...WAGES, '交给佐龙司法所')).toMatch(/交给佐龙镇司法所了，编号 0001/)
    expect(await facts()).toEqual({
      debtor: '包工头张三',
      owed: '18000 元',
      'last-day': '2026年1月19日到2月16日',
      proof: '合同或考勤表',
    })
    expect(county.heard('工作员A').at(-1)?.text).toContain('谁欠的：包工头张三\n欠多少：18000 元')
    expect(await all('工作员A', '查 0001')).toContain('手里有啥：合同或考勤表')
    expect(await theCase()).toMatchObject({
      topic: 'wages',
      place: { town: '610925101', villageAsTyped: '新春村' },
    })
  })

  it('masks numbers to call people by where staff read the facts', async () => {
    await county.hires('工作员A', { station: 'town-610925101' })
    await all('村民甲', '老板跑了工钱咋办', '找人帮忙', '包工头张三，电话13812345678', '人工')
    await county.hires('县里律师', { role: 'lawyer' })
    expect(await all('县里律师', '查 0001')).toContain('谁欠的：包工头张三，电话〔电话〕')
  })

  it('shows three photographs that help most when it is handed in', async () => {
    expect(await all('村民甲', ...WAGES, '交')).toMatch(
      /三张照片[\s\S]*1. 工地或厂门口的牌子\n2. 欠条或考勤表\n3. 身份证/,
    )
  })

  it('answers a question in between and goes on with its own', async () => {
    await all('村民甲', '老板跑了工钱咋办', '找人帮忙', '包工头张三')
    const heard = await all('村民甲', '劳动仲裁要不要交钱')
    expect(heard).toContain('不收')
    expect(heard).toMatch(/第 2 问[\s\S]*一共欠您多少钱/)
    expect(await all('村民甲', '万把块')).toContain('第 3 问')
  })

  it('stands below danger: the fixed words first, then it waits and goes on', async () => {
    await county.hires('值班员', { role: 'duty' })
    await all('村民甲', '老板跑了工钱咋办', '找人帮忙', '包工头张三')
    const heard = await county.says('村民甲', '老板拿刀要砍我')
    expect(heard[0]?.tone).toBe('emergency')
    expect(heard[0]?.options.map(({ label }) => label)).toContain('接着说')
    expect(await all('村民甲', '接着说')).toMatch(/第 2 问[\s\S]*一共欠您多少钱/)
  })

  it('keeps what was answered when somebody asks for a person at once', async () => {
    await all('村民甲', '老板跑了工钱咋办', '找人帮忙', '包工头张三', '18000')
    expect(await all('村民甲', '人工')).toMatch(/编号 0001/)
    expect(await facts()).toEqual({ debtor: '包工头张三', owed: '18000 元' })
  })
})

describe('somebody who asks for another', () => {
  it('is told apart from the one it is about, in the summary and for staff', async () => {
    await all('女儿', '帮我爸问，包工头欠他工钱不给', '找人帮忙')
    const summary = await all('女儿', '包工头张三', '8000', '去年腊月', '1', '佐龙镇新春村', '13800001111')
    expect(summary).toContain('1. 谁的事：替爸问')
    await all('女儿', '交')
    expect(await facts()).toMatchObject({ 'for-whom': '替爸问', helper: '是来问的人的，不是本人的' })
  })

  it('can say so when it was not understood', async () => {
    await all('村民甲', ...WAGES, '改 1')
    expect(await all('村民甲', '替我哥')).toContain('1. 谁的事：替我哥')
  })
})

describe('violence at home', () => {
  const TOLD = ['我老公经常打我，怎么办', '找人帮忙'] as const

  it('asks first whether it is safe now, and says the fixed words at once when it is not', async () => {
    await county.hires('值班员', { role: 'duty' })
    expect(await all('村民甲', ...TOLD)).toMatch(/第 1 问[\s\S]*您现在安全吗/)
    const heard = await county.says('村民甲', '不安全')
    expect(heard[0]).toMatchObject({ tone: 'emergency' })
    expect(heard[0]?.text).toMatch(/^现在就打 110/)
    expect(county.heard('值班员').at(-1)?.text).toContain('紧急')
  })

  it('asks how to reach the asker safely before a number, and no number when nobody may call', async () => {
    expect(await all('村民甲', ...TOLD, '安全')).toContain('怎么找您才稳当')
    const end = await all('村民甲', '先别找我', '跳过', '跳过', '跳过', '跳过')
    expect(end).toContain('交之前看一遍')
    expect(end).not.toContain('手机号')
  })

  it('keeps nothing of what happened before a yes of its own', async () => {
    await all('村民甲', ...TOLD, '安全', '可以打电话')
    expect(await all('村民甲', '动手打人')).toContain('可以问吗')
    expect(await all('村民甲', '跳过')).not.toContain('可以问吗')
    await all('村民甲', '人工')
    expect(await facts()).not.toHaveProperty('happened')
  })

  it('never reaches village or town, and its pushes say nothing', async () => {
    await county.hires('村里人', { station: 'town-610925101' })
    await county.hires('县里律师', { role: 'lawyer' })
    await all(
      '村民甲',
      ...TOLD,
      '安全',
      '只发消息',
      '可以问',
      '动手打人',
      '上个月',
      '先问问',
      '佐龙',
      '跳过',
      '交',
    )
    expect(await theCase()).toMatchObject({ sealed: true, station: 'county' })
    expect(
      county
        .heard('村里人')
        .map(({ text }) => text)
        .join(),
    ).not.toContain('新案件')
    const before = county.heard('村民甲').length
    await all('县里律师', '接 0001', '办 0001 保护令已经写好')
    const pushes = county
      .heard('村民甲')
      .slice(before)
      .map(({ text }) => text)
    expect(pushes).toHaveLength(2)
    for (const push of pushes) expect(push).toBe('您有一条新回复。方便的时候发“查进度”看。')
    expect(await all('村民甲', '查进度')).toContain('保护令已经写好')
  })

  it('masks a danger no answer hides: the interview of a sealed matter is its own, whatever was named', async () => {
    await all('村民甲', '我男人打我，我想要工钱', '人工')
    expect(county.heard('村民甲').at(-1)?.text).toContain('您现在安全吗')
  })
})
