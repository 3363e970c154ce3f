import { describe, expect, it } from 'vitest'
import { readQuantities } from '../../../src/core/knowledge/verify/quantities.ts'
import { readChineseNumber } from '../../../src/core/text/chinese-numerals.ts'

const read = (text: string) =>
  readQuantities(text).map(({ kind, value }) => `${kind} ${Number(value.toFixed(6))}`)

describe('readQuantities', () => {
  it.each([
    ['半年', '6 个月'],
    ['一年', '十二个月'],
    ['两年', '2 年'],
    ['一年半', '18 个月'],
    ['百分之五十', '50%'],
    ['百分之一百五十', '150％'],
    ['三倍', '300%'],
    ['二分之一', '一半'],
    ['双倍', '二倍'],
    ['三分之一', '1/3'],
    ['万分之一点七五', '万分之 1.75'],
    ['六十日', '60 天'],
    ['两周', '14 天'],
    ['五千元', '5000 元'],
    ['五万元', '5 万元'],
    ['不满十四周岁', '不满 14 岁'],
    ['３０日', '30 天'],
    ['三十个工作日', '30 个工作日'],
  ])('reads %s and %s alike', (law, ours) => {
    expect(read(law)).toEqual(read(ours))
    expect(read(law)).toHaveLength(1)
  })

  it.each([
    ['60 天', '60 个工作日'],
    ['3 年', '3 个月'],
    ['10 人', '10 天'],
    ['2 倍', '2 年'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(read(one)).not.toEqual(read(other))
  })

  it.each([
    ['3 到 5 万元', ['money 30000', 'money 50000']],
    ['2000–2 万元', ['money 2000', 'money 20000']],
    ['1 万到 10 万元', ['money 10000', 'money 100000']],
    ['百分之二十至三十', ['ratio 0.2', 'ratio 0.3']],
    ['20 到 30%', ['ratio 0.2', 'ratio 0.3']],
    ['1 到 3 年', ['months 12', 'months 36']],
  ])('gives the parts of the range %s one unit', (text, expected) => {
    expect(read(text)).toEqual(expected)
  })

  it.each(['第二天', '2021 年 1 月 1 日', '二〇二一年', '第三十条', '（三）', '12 月 31 日'])(
    'counts nothing in %s',
    (text) => {
      expect(read(text)).toEqual([])
    },
  )
})

describe('readChineseNumber', () => {
  it.each([
    ['十', 10],
    ['二十', 20],
    ['一百零五', 105],
    ['二百七十六', 276],
    ['一千二百六十', 1260],
    ['十五万三千', 153_000],
    ['两', 2],
    ['万', 10_000],
  ])('%s is %i', (text, value) => {
    expect(readChineseNumber(text)).toBe(value)
  })
})
