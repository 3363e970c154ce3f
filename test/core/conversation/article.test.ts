import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFakeChannel } from '../../support/app/fake-channel.ts'
import { openTestCounty, sharedKnowledge, type TestCounty } from '../../support/app/test-county.ts'
import { orchard } from '../../support/law-fixtures.ts'

let county: TestCounty
beforeEach(async () => {
  county = await openTestCounty()
})
afterEach(() => county.stop())

const text = (messages: readonly { text: string }[]) => messages.map((message) => message.text).join('\n')
const labels = (messages: readonly { options: readonly { label: string }[] }[]) =>
  messages.at(-1)?.options.map(({ label }) => label)

const install = (...law: Parameters<typeof orchard>) => county.data.database.stores.laws.put(orchard(...law))

/** The laws the wage answer cites, with invented words. */
const installWages = () =>
  install(
    { name: '保障农民工工资支付条例', articles: 3 },
    '第二条 核桃归果农。',
    '第三条 柿子归护林员。',
    '第三十条 板栗归大家。',
  )

describe('a villager who asks for an article', () => {
  it.each([
    '果园条例第四条',
    '果园条例4条',
    '《果园条例》第 4 条',
    '看一下示范县果园条例第四条',
    '果园条例里第四条第一款是怎么规定的？',
    '我想看果园条例第４条的原文',
  ])('reads it whole, by “%s”', async (words) => {
    await install()
    const heard = await county.says('村民甲', words)
    expect(text(heard)).toContain(
      '《果园条例》第四条\n第二章 罚则\n2020年5月1日起施行。现行有效。\n\n折断别人一棵果树的，赔偿三百元；折断两棵以上的，每棵赔偿五百元。',
    )
    expect(labels(heard)).toEqual(['上一条', '下一条', '找人帮忙'])
  })

  it('goes on to the neighbours, inserted articles and schedules included', async () => {
    await install()
    await county.says('村民甲', '果园条例第四条')
    expect(text(await county.says('村民甲', '上一条'))).toContain('第三条之一')
    expect(text(await county.says('村民甲', '1'))).toContain('每月巡山四回')
    await county.says('村民甲', '果园条例第五条')
    const last = await county.says('村民甲', '下一条')
    expect(text(last)).toContain('《果园条例》附件')
    expect(labels(last)).toEqual(['上一条', '找人帮忙'])
  })

  it('chooses among the articles of the last answer by 看原文', async () => {
    await installWages()
    const answer = await county.says('村民甲', '老板跑了工钱咋办')
    expect(labels(answer)).toContain('看原文')
    const offered = await county.says('村民甲', '看原文')
    expect(text(offered)).toContain('要看哪一条的原文？\n《保障农民工工资支付条例》')
    const at =
      offered.at(-1)?.options.findIndex(({ value }) => value === 'law:保障农民工工资支付条例:30') ?? -1
    const article = await county.says('村民甲', String(at + 1))
    expect(text(article)).toMatch(/《保障农民工工资支付条例》第三十条[\s\S]*板栗归大家。[\s\S]*大意：/)
    expect(text(await county.says('村民甲', '那要多久'))).toContain('多久内')
  })

  it('is told how to ask when nothing was answered before', async () => {
    expect(text(await county.says('村民甲', '看原文'))).toContain('写上法律名和第几条')
  })

  it('hears honestly that the text is not here, gets the gist and where to read it', async () => {
    const heard = text(await county.says('村民甲', '保障农民工工资支付条例第30条'))
    expect(heard).toContain('全文这里没装')
    expect(heard).toMatch(/大意是：\n· .{5,}/)
    expect(heard).toContain('国家法律法规数据库')
    expect(heard).toContain('12348')
    expect(text(await county.says('村民甲', '示范县养蜂条例第三条'))).toContain(
      '《示范县养蜂条例》的全文这里没装',
    )
  })

  it('hears that an article is left out of the excerpt that is here, and gets its gist', async () => {
    await installWages()
    expect(text(await county.says('村民甲', '保障农民工工资支付条例第36条'))).toMatch(
      /全文这里没装[\s\S]*大意是/,
    )
  })

  it('hears that there is no such article', async () => {
    await install()
    expect(text(await county.says('村民甲', '果园条例第九十九条'))).toMatch(
      /没找到第99条。这里装的到第五条为止。/,
    )
    expect(text(await county.says('村民甲', '民法典第9999条'))).toContain('没有第9999条，一共 1260 条')
  })

  it('reads the version in force on the day, and is warned of one that is none', async () => {
    await install()
    await install({ version: '2026-01-01→2026-12-01' }, '第一条 新果园。')
    expect(text(await county.says('村民甲', '果园条例第一条'))).toContain('2020年5月1日起施行。现行有效。')
    county.clock.time = Date.parse('2026-12-02T09:00:00+08:00')
    expect(text(await county.says('村民甲', '果园条例第一条'))).toContain('新果园。')
    await install({ name: '养蜂办法', current: 'no' })
    expect(text(await county.says('村民甲', '养蜂办法第一条'))).toContain('！这是旧版，新版这里还没装。')
    await install({ name: '养鱼办法', repealed: '2025-01-01' })
    expect(text(await county.says('村民甲', '养鱼办法第一条'))).toContain('！这部法已经废止了。')
    await install({ name: '养牛办法', version: '2026-12-01→2027-05-01' }, '第一条 牛。')
    expect(text(await county.says('村民甲', '养牛办法第一条'))).toContain('！还没施行')
  })

  it('is told of the repeal of a paragraph that still stands in the text', async () => {
    await install({ name: '劳动争议解释一' }, '第三十一条 甲。', '第三十二条 乙。\n\n丙。')
    const note = '第一款从 2025 年 9 月 1 日起废止'
    expect(text(await county.says('村民甲', '劳动争议解释一第32条'))).toContain(note)
    expect(text(await county.says('村民甲', '劳动争议解释一第31条'))).not.toContain(note)
  })

  it('keeps an open question of a hand-over open while reading', async () => {
    await install()
    await county.says('村民甲', '人工')
    const heard = text(await county.says('村民甲', '果园条例第四条'))
    expect(heard).toContain('赔偿三百元')
    expect(heard).toContain('哪个镇')
  })

  it.each(['老板违反保障农民工工资支付条例第三十条咋办', '我借给他三条烟没还', '这条路修了三条'])(
    'gets an answer, not an article, for the question “%s”',
    async (words) => {
      await installWages()
      const heard = text(await county.says('村民甲', words))
      expect(heard).not.toContain('起施行。')
      expect(heard).not.toContain('全文这里没装')
    },
  )
})

describe('a long article', () => {
  it('comes in parts that the channel can carry, none of it lost', async () => {
    await county.stop()
    const narrow = createFakeChannel('narrow', {
      ...{ maxTextBytes: 600, maxTextChars: 200, buttons: false, pull: false },
    })
    county = await openTestCounty({ channel: narrow, knowledge: await sharedKnowledge() })
    const lines = Array.from({ length: 40 }, (_, at) => `（${at + 1}）第${at + 1}棵树归果农看护；`)
    await install({}, '第一条 果树分给各户：', ...lines)
    const heard = await county.says('村民甲', '果园条例第一条')
    expect(heard.length).toBeGreaterThan(3)
    for (const { text: part } of heard) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(600)
    for (const line of lines) expect(text(heard)).toContain(line)
  })
})
