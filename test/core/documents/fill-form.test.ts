import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amountInWords, amountWithWords } from '../../../src/core/documents/amount-words.ts'
import { cleanWords } from '../../../src/core/documents/clean-words.ts'
import { fillForm } from '../../../src/core/documents/fill-form.ts'
import { readIdNumber } from '../../../src/core/documents/id-number.ts'
import { readRows } from '../../../src/core/documents/read-rows.ts'
import { exactDay, exactSum } from '../../../src/core/understanding/phrases/exactly.ts'
import type { DocumentForm } from '../../../src/domain/documents/document-form.ts'

const field = { required: true, sensitive: false }
const FORM: DocumentForm = {
  ...{ id: 'paper', title: '投诉书', label: '投诉书', purpose: '要工钱', to: {}, copies: '1 份' },
  ...{ bring: ['身份证'], cites: [], review: false, reviewTopics: [], reviewedOn: '2026-11-28' },
  fields: [
    { ...field, name: '姓名', label: '您的姓名', kind: 'text' },
    { ...field, name: '请求金额', label: '要多少', kind: 'money' },
    { ...field, name: '还款日', label: '哪天还', kind: 'day' },
    {
      ...{ ...field, name: '明细', label: '明细', kind: 'rows' as const },
      columns: [{ name: '时段' }, { name: '应发', kind: 'money' }, { name: '已发', kind: 'money' }],
    },
    {
      ...{ ...field, name: '合计', label: '合计', kind: 'sum' as const },
      ...{ rows: '明细', column: '应发', minus: '已发', equals: '请求金额' },
    },
  ],
}
const STAMP = { draft: 'WS-20261128-ABCD2345', at: '2026-11-28 14:40' }
const fill = (answers: Record<string, string>) => fillForm(FORM, answers, STAMP)

describe('filling a paper', () => {
  it('leaves what is missing as blanks that say what belongs there, and invents nothing', () => {
    const { data, blanks } = fill({})
    expect(data).toMatchObject({
      姓名: '【待补：您的姓名】',
      请求金额: '【待补：要多少】',
      合计: '【待补：合计】',
    })
    expect(blanks).toEqual(['您的姓名', '要多少', '哪天还', '明细'])
    expect(JSON.stringify(data)).not.toContain('undefined')
  })

  it('carries draft number, time and the day its law was checked', () => {
    expect(fill({}).data).toMatchObject({ 草稿编号: STAMP.draft, 生成时间: STAMP.at, 法源快照: '2026-11-28' })
  })

  it('adds up a list, and is content when it closes with the amount asked for', () => {
    const { data, doubts } = fill({ 明细: '3月 6000 2000\n4月 6000 0', 请求金额: '一万' })
    expect(data.合计).toBe('10,000.00元（大写：壹万元整）')
    expect(data.明细).toMatchObject([
      { 时段: '3月', 应发: '6,000.00', 已发: '2,000.00', 尚欠: '4,000.00' },
      {},
    ])
    expect(doubts).toEqual([])
  })

  it('says so when the list does not close, on the paper and to its owner', () => {
    const { data, doubts } = fill({ 明细: '3月 6000 2000', 请求金额: '5000' })
    expect(data.合计).toContain('【待核对：明细加起来是 4,000.00 元，要的是 5,000.00 元，对不上】')
    expect(doubts).toHaveLength(1)
  })

  it('keeps words that name no exact amount or day as they were said', () => {
    const { data, doubts } = fill({ 请求金额: '万把块', 还款日: '去年腊月' })
    expect(data.请求金额).toBe('【待补：要多少的准数】（原话：万把块）')
    expect(data.还款日).toContain('（原话：去年腊月）')
    expect(doubts).toHaveLength(2)
  })

  it('does not count a row whose amount cannot be read, and says that', () => {
    const { data } = fillForm(
      FORM,
      {
        明细: [
          { 时段: '3月', 应发: '6000' },
          { 时段: '4月', 应发: '几千' },
        ],
      },
      STAMP,
    )
    expect(data.合计).toContain('1 项没写清数')
  })
})

describe('what people say, on paper', () => {
  it.each([
    ['30000', 3_000_000],
    ['3万', 3_000_000],
    ['1.2万', 1_200_000],
    ['30,000元', 3_000_000],
    ['￥88.5', 8850],
    ['两千五', 250_000],
    ['一万二', 1_200_000],
    ['三百块', 30_000],
    ['二十', 2000],
    ['一万零五十元', 1_005_000],
    ['共计3万元整', 3_000_000],
    ['两块五', 250],
    ['叁万伍仟元整', 3_500_000],
  ])('reads %s as an amount', (words, fen) => expect(exactSum(words)).toBe(fen))

  it.each([
    '万把块',
    '三四千',
    '好几万',
    '',
    '1.2.3',
    '30000多',
    '1e9',
    '约30000',
    '一天200',
    '5000，还有3000',
  ])('reads no amount from %j', (words) => expect(exactSum(words)).toBeUndefined())

  it.each([
    ['2026-03-05', '2026-03-05'],
    ['2026年3月5日', '2026-03-05'],
    ['2024.2.29', '2024-02-29'],
    ['去年3月5号', '2025-03-05'],
    ['去年腊月', undefined],
    ['2026-02-29', undefined],
    ['3月5号', undefined],
    ['2026-13-01', undefined],
  ])('reads the day %s', (words, day) => expect(exactDay(words, '2026-11-28')).toBe(day))

  it.each([
    [0, '零元整'],
    [100, '壹元整'],
    [1_234_560, '壹万贰仟叁佰肆拾伍元陆角'],
    [1_000_500, '壹万零伍元整'],
    [10_000_000_05, '壹仟万元零伍分'],
    [305, '叁元零伍分'],
    [2_000_030_00, '贰佰万零叁拾元整'],
    [100_000_000_00, '壹亿元整'],
  ])('writes %d 分 as on a receipt', (fen, words) => expect(amountInWords(fen)).toBe(words))

  it('writes and reads every amount the same', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (fen) => {
        expect(exactSum(amountWithWords(fen).split('元')[0] ?? '')).toBe(fen)
        expect(amountInWords(fen)).not.toMatch(/零零|undefined|NaN|零元(?!整)/)
      }),
    )
  })

  it('takes only ID numbers whose last character fits', () => {
    expect(readIdNumber('11010519491231002x')).toBe('11010519491231002X')
    expect(readIdNumber('110105194912310021')).toBeUndefined()
  })

  it('parts rows at ： and keeps what is more in the last cell', () => {
    const columns = [{ name: '名称' }, { name: '证明什么' }, { name: '来源' }]
    expect(readRows('欠条：证明欠钱：他写的：3 月\n照片', columns)).toEqual([
      { 名称: '欠条', 证明什么: '证明欠钱', 来源: '他写的：3 月' },
      { 名称: '照片' },
    ])
    const claim = [{ name: '事项' }, { name: '金额', kind: 'money' as const }]
    expect(readRows('付清工资 30000\n赔礼道歉', claim)).toEqual([
      { 事项: '付清工资', 金额: '30000' },
      { 事项: '赔礼道歉' },
    ])
  })

  it('lets nothing through that hides, turns writing around, or reads as a place of the template', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (words) => {
        const clean = cleanWords(words)
        expect(clean).not.toMatch(/[{}\u202a-\u202e\u2066-\u2069\u200b\ufeff]/)
        expect(clean.isWellFormed()).toBe(true)
      }),
    )
    expect(cleanWords('字'.repeat(20_000), 'long')).toMatch(/【太长，后面的没写进来】$/)
    expect(cleanWords('字'.repeat(10_000), 'long')).toHaveLength(10_000)
  })
})
