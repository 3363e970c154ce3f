import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HEARINGS } from '../../../src/core/reckoning/cues/index.ts'
import { homeOf } from '../../../src/core/reckoning/homes.ts'
import { openTestCounty, sharedKnowledge, type TestCounty } from '../../support/app/test-county.ts'

let county: TestCounty

beforeEach(async () => {
  county = await openTestCounty()
})
afterEach(() => county.stop())

const text = (messages: readonly { text: string }[]) => messages.map((message) => message.text).join('\n')
const labels = (messages: readonly { options: readonly { label: string }[] }[]) =>
  messages.at(-1)?.options.map((option) => option.label) ?? []
const consultations = () =>
  county.data.database.stores.consultations.within({ from: 0, to: Number.MAX_SAFE_INTEGER })

describe('a calculation from a villager’s own words', () => {
  it('asks back what “3个月” of day wages means, then answers to the fen', async () => {
    const asked = await county.says('甲', '去年腊月干了3个月 一天200 老板只给了5000')
    expect(text(asked)).toContain('“3个月”里一共上了多少天工')
    expect(labels(asked)).toEqual(['66天', '78天', '90天'])
    const heard = text(await county.says('甲', '2'))
    expect(heard).toContain('还欠：10600元（《劳动合同法》第30条，《保障农民工工资支付条例》第11条）')
    expect(heard).toContain('一天、一个月、一小时或一件多少钱：200元')
    expect(heard).toContain('200元 × 78，合 15600元')
    expect(heard.trim().split('\n').slice(-2)).toEqual([
      '老板还欠工钱10600元。',
      '拿好记工本和转账记录，打12333。',
    ])
    expect(await consultations()).toMatchObject([{ topic: 'wages', outcome: 'answer' }])
  })

  it('answers at once when nothing is missing', async () => {
    const heard = text(await county.says('甲', '我在工地一天260干了96天，借支了8000，剩下的老板不给'))
    expect(heard).toContain('还欠：16960元')
  })

  it('says what it assumed', async () => {
    const heard = text(await county.says('甲', '一天大概260，干了96天，给了8000，剩下的老板不给'))
    expect(heard).toContain('“一天大概260”按260元算')
  })
})

describe('a calculation question by question', () => {
  it('is offered under an entry that names it, and takes bare numbers as answers, not as choices', async () => {
    const answer = await county.says('甲', '老板跑了工钱咋办')
    expect(text(answer)).toContain('发“算一算”')
    expect(labels(await county.says('甲', '算一算'))).toContain('算欠薪')
    const first = await county.says('甲', '算欠薪')
    expect(labels(first)).toEqual(['按天', '按月', '按小时', '按件、按方', '欠多少已算好'])
    expect(text(await county.says('甲', '按天'))).toContain('一天、一个月、一小时或一件多少钱')
    expect(text(await county.says('甲', '两百'))).toContain('一共做了多少天')
    expect(text(await county.says('甲', '2'))).toContain('已经给了多少')
    expect(text(await county.says('甲', '没给过'))).toContain('还欠：400元')
    expect(await consultations()).toHaveLength(1)
  })

  it('lets a question pass, and the whole calculation go, with one word', async () => {
    await county.says('甲', '算辞退补偿')
    expect(text(await county.says('甲', '跳过'))).toContain('哪天开始上班的')
    expect(text(await county.says('甲', '不算了'))).toContain('好，不算了')
    expect(text(await county.says('甲', '劳动仲裁要不要交钱'))).toContain('不收')
  })

  it('asks a long list in two steps and a month back as its days', async () => {
    const groups = await county.says('甲', '算辞退补偿')
    expect(labels(groups)).toEqual(['单位叫我走', '我自己走', '合同完了'])
    expect(labels(await county.says('甲', '单位叫我走'))).toContain('无故赶我走')
    expect(text(await county.says('甲', '无故赶我走'))).toContain('哪天开始上班的')
    expect(labels(await county.says('甲', '2021年6月'))).toEqual(['2021年6月1日', '2021年6月30日'])
    expect(text(await county.says('甲', '2021年6月15号'))).toContain('最后一天上班')
    expect(text(await county.says('甲', '上个月20号'))).toContain('平均每月该得多少')
    const heard = text(await county.says('甲', '5000'))
    expect(heard).toContain('市上年度职工月平均工资')
    expect(heard).toContain('55000元')
    expect(heard).toContain('念给家里人听：')
  })

  it('reckons at once when somebody has nothing more to say', async () => {
    await county.says('甲', '算加班费')
    await county.says('甲', '1')
    await county.says('甲', '4350')
    expect(text(await county.says('甲', '20'))).toContain('发“就这些”，马上算')
    expect(text(await county.says('甲', '就这些'))).toContain('750元')
  })

  it('takes no answer that cannot be', async () => {
    await county.says('甲', '算没休的年假')
    expect(text(await county.says('甲', '99年'))).toContain('没看懂')
  })

  it('answers a question asked in between and keeps its own open', async () => {
    await county.says('甲', '算欠薪')
    await county.says('甲', '按天')
    const heard = text(await county.says('甲', '劳动仲裁要不要交钱'))
    expect(heard).toContain('不收')
    expect(heard).toContain('一天、一个月、一小时或一件多少钱')
    expect(text(await county.says('甲', '180'))).toContain('一共做了多少天')
  })

  it('asks once more when it does not understand, then goes on without', async () => {
    await county.says('甲', '算欠薪')
    await county.says('甲', '按天')
    expect(text(await county.says('甲', '嘿嘿'))).toContain('没看懂')
    expect(text(await county.says('甲', '嘿嘿'))).toContain('一共做了多少天')
  })

  it('asks which end of a range is meant', async () => {
    await county.says('甲', '算欠薪')
    await county.says('甲', '按天')
    expect(labels(await county.says('甲', '两三百'))).toEqual(['按200元', '按300元'])
  })

  it('makes way for a person', async () => {
    await county.says('甲', '算欠薪')
    expect(text(await county.says('甲', '人工'))).toContain('哪个镇')
    expect(text(await county.says('甲', '左龙'))).toContain('哪个村')
  })

  it('stays out of groups', async () => {
    const heard = await county.says('甲', '算欠薪', { chat: '群', group: true })
    expect(text(heard)).toContain('别在群里说')
  })
})

describe('an ordinary question with figures in it', () => {
  it('keeps its answer, and the reckoning stands below it', async () => {
    const heard = await county.says('甲', '老板拖欠工资不给，一天260干了96天，只给了8000，去哪里告')
    const [row] = await consultations()
    expect(row).toMatchObject({ outcome: 'answer', topic: 'wages' })
    expect(text(heard)).toContain('12333')
    expect(heard.at(-1)?.text).toContain('还欠：16960元')
  })
})

const { calculators, answerer } = await sharedKnowledge()

describe('every calculator', () => {
  it('is understood by cues that name its own questions', () => {
    const lost = Object.entries(HEARINGS).flatMap(([name, { cues }]) =>
      cues.filter(({ key }) => !calculators.get(name)?.inputs[key]).map(({ key }) => `${name} ${key}`),
    )
    expect(lost).toEqual([])
  })

  it('has an entry that says what to do with its result', () => {
    const lost = calculators.all.filter(({ name }) => answerer.entry(homeOf(name))?.kind !== 'answer')
    expect(lost.map(({ name }) => name)).toEqual([])
  })

  it.each(calculators.all.map(({ title }) => title))('%s comes to an end in the chat', async (title) => {
    let heard = await county.says('甲', title)
    for (let left = 25; left > 0 && !text(heard).includes('急事打') && !isResult(heard); left--) {
      county.clock.time += 20_000
      heard = await county.says('甲', answerTo(heard))
    }
    expect(isResult(heard)).toBe(true)
  })
})

const isResult = (heard: readonly { text: string }[]) =>
  /念给家里人听：|打 ?12348|打 ?12333/.test(text(heard)) && !text(heard).includes('不想算了发')

/** The first choice where there are choices, else something that can be an answer. */
function answerTo(heard: readonly { text: string; options: readonly { label: string }[] }[]): string {
  const [first] = labels(heard)
  if (first) return first
  if (text(heard).includes('这样写：2025年')) return '2025年3月1号'
  return '20'
}
