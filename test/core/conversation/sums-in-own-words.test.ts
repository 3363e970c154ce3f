import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestCounty, type TestCounty } from '../../support/app/test-county.ts'

let county: TestCounty
beforeEach(async () => {
  county = await openTestCounty()
  // A Sunday; “去年” is 2025, “昨天” the 21st.
  county.clock.time = Date.parse('2026-11-22T09:00:00+08:00')
})
afterEach(() => county.stop())

const READ_ALOUD = '念给家里人听：'

/** What is heard; `aloud` are the last two lines where something was reckoned. */
async function ask(words: string) {
  const heard = await county.says('甲', words)
  const text = heard.map((message) => message.text).join('\n')
  const last = heard.at(-1)?.text ?? ''
  const aloud = last.includes(READ_ALOUD) ? (last.split(`${READ_ALOUD}\n`)[1] ?? '').split('\n') : []
  return { text, aloud, options: heard.at(-1)?.options.map(({ label }) => label) ?? [] }
}

/** Reckoned at once: the words, and what the first of the two lines says. */
const RECKONED: readonly (readonly [string, string])[] = [
  ['我干了96天 一天260 借支8000 还欠多少', '还欠工钱16960元'],
  ['一天260干了96天借支8000还差多少', '还欠工钱16960元'],
  ['我做了45个工，一个工180，支了3000，还剩多少', '还欠工钱5100元'],
  ['搬砖2200块砖 一块砖两毛五 给了200，还该我多少', '还欠工钱350元'],
  ['在厂里一个月4500干了5个月，发了一万二，还欠好多', '还欠工钱10500元'],
  ['月薪五千五做了三个月零十一天，只发了六千，还欠多少', '还欠工钱13281.61元'],
  ['摘茶叶一斤15块，摘了320斤，给了一千，还欠我多少', '还欠工钱3800元'],
  ['一天两百五，干了四十天，借支两千五，老板还差我多少钱', '还欠工钱7500元'],
  ['贴砖38一平方，贴了420平方，给了5000，剩多少', '还欠工钱10960元'],
  ['开挖机一个小时120，干了86个小时，给了两千，还欠多少', '还欠工钱8320元'],
  ['五个人每人欠12800，一共多少', '还欠工钱64000元'],
  ['借给别人5万，月息3分，2023年9月1号借的，一年利息多少', '能要22269.04元'],
  ['欠条8万去法院要交多少钱', '大概要交1800元'],
  ['起诉要20万，诉讼费多少', '大概要交4300元'],
  ['申请支付令18600要多少钱', '大概要交88.33元'],
  ['2026年11月2号去民政局申请离婚 哪天能领证', '2026年12月3日'],
  ['昨天去交的离婚申请，最晚哪天要去领', '2026年12月22日'],
  ['10月8号收到罚款决定书，复议到哪天为止', '2026年12月7日'],
  ['11月10号收到限期拆除决定 起诉最晚哪天', '2026年11月25日'],
  ['判决书昨天收到，上诉到哪天', '2026年12月4日'],
  ['3月1号上班一直没签合同 10月31号走的 一个月4000 双倍工资有多少', '可多要28000元'],
  ['一个月4350 平时加班20小时 加班费多少', '750元'],
  ['国庆上了两天班，一个月4350，加班费多少', '1200元'],
  ['周末加班32小时 月薪4350 多少加班费', '1600元'],
  ['工龄6年，8月31号离职，年假休了1天，一个月4350，还能补多少', '800元'],
  ['离婚一个娃，他一个月6000，抚养费一个月多少', '1200元到1800元'],
  ['1月15号受的伤 工伤认定最晚哪天申请', '单位去申报工伤'],
]

/** A figure of the place or of the bank is missing: it says which, who has it, and how it is reckoned. */
const NEEDS: readonly (readonly [string, string])[] = [
  ['去年3月1号借出去一万 没写利息 说好今年3月1号还 现在能要好多利息', '一年期LPR'],
  ['离婚财产50万诉讼费多少', '离婚案件受理费'],
  ['我2023年4月1号进厂，今年10月31号厂里不续签，一个月4500，能赔多少', '职工月平均工资'],
  ['每个月只给1500，最低工资2000，干了4个月，差多少', '月最低工资'],
]

/** Something must be known first: it is asked, with what was said kept. */
const ASKED: readonly (readonly [string, string, readonly string[]])[] = [
  ['干了两个月零5天 一天180 只给了3000', '一共上了多少天工', ['49天', '57天', '65天']],
  ['包工头说一天300，我从3月1号干到3月20号，一分没给，该我多少', '是20天', ['20天', '18天', '16天']],
  ['去年11月30号离职的，仲裁最晚哪天', '算期限：要办的是哪一件', []],
  ['误工45天 一年挣6万 误工费多少', '算伤害赔偿：是怎么伤的', ['车撞的', '给私人干活', '别的']],
]

/** An entry answers; what was said is kept for 算一算. */
const OFFERED: readonly (readonly [string, string])[] = [
  ['借了两万块钱出去 一年10个点 借了两年 该还多少', '哪天借的'],
  ['2021年6月15号进厂，上个月20号被老板赶走，月工资5000，赔多少', '是怎么走的'],
  ['工伤十级 一个月5000 能拿多少一次性补助', '哪天受的伤'],
  ['爸妈两个人，三个儿子，赡养费一人出多少', '老人自己每月有多少钱'],
  ['我45岁伤残十级 能赔多少', '是怎么伤的'],
]

describe('a sum asked for in a villager’s own words', () => {
  it.each(RECKONED)('is reckoned at once, and ends with two lines to read aloud: %s', async (words, sum) => {
    const { aloud } = await ask(words)
    expect(aloud.join('，')).toContain(sum)
    expect(aloud).toHaveLength(2)
  })

  it.each(NEEDS)('says which figure is missing: %s', async (words, figure) => {
    const { aloud } = await ask(words)
    expect(aloud[0]).toContain(figure)
    expect(aloud).toHaveLength(2)
  })

  it.each(ASKED)('asks what must be known first: %s', async (words, question, options) => {
    const { text, options: offered } = await ask(words)
    expect(text).toContain(question)
    if (options.length > 0) expect(offered).toEqual(options)
  })

  it.each(OFFERED)('keeps what was said for 算一算: %s', async (words, question) => {
    await ask(words)
    expect((await ask('算一算')).text).toContain(question)
  })

  it('is not made up from figures that belong to something else', async () => {
    const { text } = await ask('2021年6月15号进厂，上个月20号被老板赶走，月工资5000，赔多少')
    expect(text).not.toContain('没签合同，可多要')
    expect((await ask('我在厂里上了两天班，一个月4350，想问合同的事')).aloud).toEqual([])
  })
})
