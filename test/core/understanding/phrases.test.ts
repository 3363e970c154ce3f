import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DaySpan } from '../../../src/core/understanding/phrases/dates/day-span.ts'
import type { Phrase } from '../../../src/core/understanding/phrases/phrase.ts'
import { settle } from '../../../src/core/understanding/phrases/phrase.ts'
import type { Count } from '../../../src/core/understanding/phrases/read-count.ts'
import { readDates } from '../../../src/core/understanding/phrases/read-dates.ts'
import type { Duration } from '../../../src/core/understanding/phrases/read-duration.ts'
import type { Money } from '../../../src/core/understanding/phrases/read-money.ts'
import { readPhrases } from '../../../src/core/understanding/phrases/read-phrases.ts'
import type { InterestRate } from '../../../src/core/understanding/phrases/read-rates.ts'

/** A Saturday; in the lunar calendar the 20th of the tenth month of 2026. */
const TODAY = '2026-11-28'

describe('sums as villagers write them', () => {
  it.each([
    ['一万二', '12000'],
    ['欠我一万二', '12000'],
    ['两千五百块', '2500'],
    ['两千五', '2500'],
    ['借了1.2万', '12000'],
    ['一共欠2万3', '23000'],
    ['1万2千', '12000'],
    ['20w', '200000'],
    ['5千', '5000'],
    ['3千5', '3500'],
    ['伍仟元整', '5000'],
    ['12,800元', '12800'],
    ['¥3,500.50', '3500.5'],
    ['五块五', '5.5'],
    ['三块二毛五', '3.25'],
    ['一千零五十块', '1050'],
    ['彩礼八万八', '88000'],
    ['还差我2019块', '2019'],
    ['欠工资5000没给', '5000'],
    ['老板只给了5000', '5000'],
    ['干了一个月才给5000', '5000'],
    ['万把块', '约10000'],
    ['千把块', '约1000'],
    ['一千多块', '约1000'],
    ['老板欠我们五万多', '约50000'],
    ['大概5000块', '约5000'],
    ['5000左右', '约5000'],
    ['三四千', '3000~4000'],
    ['3000-4000块', '3000~4000'],
    ['十二三万', '120000~130000'],
    ['几千块', '2000~9000'],
    ['十几万', '110000~190000'],
    ['300一天', '300/day'],
    ['200块一天', '200/day'],
    ['一百八一天', '180/day'],
    ['一百五十块钱一天', '150/day'],
    ['260元/天', '260/day'],
    ['200一个工', '200/day'],
    ['一天工钱两百', '200/day'],
    ['每天200', '200/day'],
    ['日薪260', '260/day'],
    ['两三百一天', '200~300/day'],
    ['工资每月4500', '4500/month'],
    ['月薪5500', '5500/month'],
    ['一个月给5000', '5000/month'],
    ['5k一个月', '5000/month'],
    ['50块一小时', '50/hour'],
    ['每小时18', '18/hour'],
    ['一件2块', '2/piece'],
    ['8毛一件', '0.8/piece'],
    ['工钱6000', '? 6000/month | 6000'],
    ['工资300', '? 300/day | 300'],
  ])('reads %s', (text, expected) => {
    expect(readPhrases(text, TODAY).money.map(show(sum))).toEqual([expected])
  })

  it.each([
    '打12333没人接',
    '13800138000',
    '万一老板跑了',
    '在3号楼干活',
    '2025年9月3日',
    '我们十几个人',
    '千万别给',
  ])('sees no sum in %s', (text) => {
    expect(readPhrases(text, TODAY).money).toEqual([])
  })
})

describe('durations and counts', () => {
  it.each([
    ['3个月', '3月'],
    ['半年', '6月'],
    ['两年半', '2年6月'],
    ['96天', '96天'],
    ['三个月零十一天', '3月11天'],
    ['八个月零五天', '8月5天'],
    ['一年零三个月', '1年3月'],
    ['6年4个月', '6年4月'],
    ['一个半月', '1月15天'],
    ['半个月', '15天'],
    ['两周', '14天'],
    ['20小时', '20时'],
    ['干了180个工', '180天'],
    ['干了19年', '19年'],
    ['两个多月', '约2月'],
    ['三四个月', '3月~4月'],
    ['十几天', '11天~19天'],
  ])('reads the length %s', (text, expected) => {
    expect(readPhrases(text, TODAY).durations.map(show(length))).toEqual([expected])
  })

  it.each([
    ['5个人', '5 people'],
    ['我们十几个', '11~19 people'],
    ['我们一起五个人', '5 people'],
    ['十二个工友', '12 people'],
    ['七八个人', '7~8 people'],
    ['300件', '300 pieces'],
  ])('counts %s', (text, expected) => {
    expect(readPhrases(text, TODAY).counts.map(show(number))).toEqual([expected])
  })

  it.each([
    ['月息2分', '2% month'],
    ['利息一分五', '1.5% month'],
    ['年利率10%', '10% year'],
    ['年利率百分之十二', '12% year'],
    ['二分利', '2% month'],
    ['24%', '? 24% month | 24% year'],
  ])('reads the interest %s', (text, expected) => {
    expect(readPhrases(text, TODAY).rates.map(show(rate))).toEqual([expected])
  })
})

describe('days as villagers say them, on 28 November 2026', () => {
  it.each([
    ['2025.9.3', '2025-09-03'],
    ['2025-09-03', '2025-09-03'],
    ['20250903', '2025-09-03'],
    ['25.9.3', '2025-09-03'],
    ['9.3号', '2026-09-03'],
    ['2024年3月15日', '2024-03-15'],
    ['二零二三年五月', '2023-05-01..2023-05-31'],
    ['23年5月', '2023-05-01..2023-05-31'],
    ['23年进的厂', '2023-01-01..2023-12-31'],
    ['2023年', '2023-01-01..2023-12-31'],
    ['前年', '2024-01-01..2024-12-31'],
    ['前年三月', '2024-03-01..2024-03-31'],
    ['去年8月', '2025-08-01..2025-08-31'],
    ['11月22日', '2026-11-22'],
    ['今年3月5号', '2026-03-05'],
    ['今年6月底', '2026-06-21..2026-06-30'],
    ['去年年底', '2025-12-01..2025-12-31'],
    ['23年底', '2023-12-01..2023-12-31'],
    ['去年上半年', '2025-01-01..2025-06-30'],
    ['前年冬天', '2024-12-01..2025-02-28'],
    ['上个月底', '2026-10-22..2026-10-31'],
    ['上个月15号', '2026-10-15'],
    ['上上个月', '2026-09-01..2026-09-30'],
    ['去年腊月', '2026-01-19..2026-02-16'],
    ['去年腊月二十三', '2026-02-10'],
    ['正月十五', '2026-03-03'],
    ['农历八月初三', '2026-09-13'],
    ['去年闰六月初一', '2025-07-25'],
    ['今年清明', '2026-04-05'],
    ['端午', '2026-06-19'],
    ['中秋', '2026-09-25'],
    ['去年春节', '2025-01-29'],
    ['去年国庆', '2025-10-01'],
    ['国庆前', '2026-09-24..2026-09-30'],
    ['大前天', '2026-11-25'],
    ['昨天', '2026-11-27'],
    ['上周五', '2026-11-20'],
    ['下周一', '2026-11-30'],
    ['三天前', '2026-11-25'],
    ['半个月前', '2026-11-13'],
    ['3个月前', '2026-08-01..2026-08-31'],
    ['两年前', '2024-01-01..2024-12-31'],
  ])('reads %s', (text, expected) => {
    expect(readPhrases(text, TODAY).dates.map(show(span))).toEqual([expected])
  })

  it.each([
    ['3号', '? 2026-11-03 | 2026-12-03'],
    ['周五', '? 2026-11-27 | 2026-12-04'],
    ['12月5号', '? 2025-12-05 | 2026-12-05'],
    ['三月十五', '? 2026-03-15 | 2026-05-01'],
    ['腊月', '? 2026-01-19..2026-02-16 | 2027-01-08..2027-02-05'],
    ['冬月初十', '? 2025-12-29 | 2026-12-18'],
    ['年底', '? 2025-12-01..2025-12-31 | 2026-02-07..2026-02-16 | 2026-12-01..2026-12-31'],
    ['月底', '? 2026-10-22..2026-10-31 | 2026-11-21..2026-11-30'],
    ['过年', '? 2026-02-17 | 2027-02-06'],
    ['今年过年前', '? 2026-02-10..2026-02-16 | 2027-01-30..2027-02-05'],
    ['大年三十', '? 2026-02-16 | 2027-02-05'],
  ])('asks back about %s', (text, expected) => {
    expect(readPhrases(text, TODAY).dates.map(show(span))).toEqual([expected])
  })

  it('reads a whole sentence without reading any words twice', () => {
    const phrases = readPhrases('去年腊月干了3个月 一天200 老板只给了5000', TODAY)
    expect(phrases.dates.map(show(span))).toEqual(['2026-01-19..2026-02-16'])
    expect(phrases.durations.map(show(length))).toEqual(['3月'])
    expect(phrases.money.map(show(sum))).toEqual(['200/day', '5000'])
  })

  it('says what it assumed', () => {
    expect(readDates('正月十五', TODAY)[0]).toMatchObject({ assumed: '“正月十五”按2026年3月3日算' })
    expect(readDates('前年三月', TODAY)[0]).toMatchObject({ assumed: '“前年三月”按2024年3月算，当作阳历' })
  })

  it('keeps what can be meant when the caller knows that it is past', () => {
    const [day] = readDates('3号', TODAY)
    expect(day && settle(day, ({ from }) => from <= TODAY)).toMatchObject({
      kind: 'read',
      value: { from: '2026-11-03' },
      assumed: '“3号”按2026年11月3日算',
    })
  })

  it('counts 去年腊月 in January by the lunar year that is still running', () => {
    expect(readDates('去年腊月', '2026-01-10').map(show(span))).toEqual(['2024-12-31..2025-01-28'])
  })
})

/** The days on which the State Council's holiday notices put 春节 (正月初一). */
const NEW_YEARS =
  '2015-02-19 2016-02-08 2017-01-28 2018-02-16 2019-02-05 2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-03'.split(
    ' ',
  )

describe('the lunar calendar', () => {
  it.each(NEW_YEARS)('begins a year on %s', (day) => {
    const year = day.slice(0, 4)
    expect(readDates(`${year}年正月初一`, TODAY).map(show(span))).toEqual([day])
    expect(readDates(`${year}年春节`, TODAY).map(show(span))).toEqual([day])
  })
})

describe('whatever is written', () => {
  const pieces = fc.constantFrom(
    ...'零一二两三四五六七八九十百千万亿几半多来把0123456789.,-年月日号天个块元毛角分正冬腊初闰底前后去今上下周星期礼拜工资欠给人件小时点%kw/ '.split(
      '',
    ),
    '去年',
    '正月',
    '一个月',
    '百分之',
    '国庆',
  )

  it('answers and never throws', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), fc.string({ unit: 'binary' }), (parts, noise) => {
        const phrases = readPhrases(parts.join('') + noise, TODAY)
        for (const { from, to } of Object.values(phrases).flat()) expect(from).toBeLessThan(to)
        for (const { kind, ...rest } of phrases.money)
          if (kind === 'read') expect(rest).toMatchObject({ value: { low: expect.any(Number) } })
      }),
      { numRuns: 500 },
    )
  })

  it('names only days that exist', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), (parts) => {
        for (const phrase of readDates(parts.join(''), TODAY)) {
          const spans = phrase.kind === 'read' ? [phrase.value] : phrase.readings.map(({ value }) => value)
          for (const { from, to } of spans) {
            expect(new Date(`${from}T00:00:00Z`).toISOString().slice(0, 10)).toBe(from)
            expect(from <= to).toBe(true)
          }
        }
      }),
      { numRuns: 1000 },
    )
  })

  it.each([
    '一',
    '十',
    '1',
    '1.',
    '1,',
    '一万',
    '去年',
    '3号',
    '年',
    '半个',
    '几',
    '1-',
    '三百',
    '正月初',
    '每天',
    '百分之',
  ])('does not grow slow on %s repeated', (piece) => {
    readPhrases(piece.repeat(4096), TODAY)
    const began = performance.now()
    readPhrases(piece.repeat(65_536), TODAY)
    expect(performance.now() - began).toBeLessThan(250)
  })
})

function show<T>(value: (value: T) => string): (phrase: Phrase<T>) => string {
  return (phrase) =>
    phrase.kind === 'read'
      ? value(phrase.value)
      : `? ${phrase.readings.map((reading) => value(reading.value)).join(' | ')}`
}

function sum({ low, high, certainty, per }: Money): string {
  const yuan = low === high ? `${low / 100}` : `${low / 100}~${high / 100}`
  return `${certainty === 'about' ? '约' : ''}${yuan}${per === 'total' ? '' : `/${per}`}`
}

function length({ certainty, upTo, ...low }: Duration): string {
  const words = (one: Duration['upTo']) =>
    [
      one.years && `${one.years}年`,
      one.months && `${one.months}月`,
      one.days && `${one.days}天`,
      one.hours && `${one.hours}时`,
    ]
      .filter(Boolean)
      .join('')
  return certainty === 'range'
    ? `${words(low)}~${words(upTo)}`
    : `${certainty === 'about' ? '约' : ''}${words(low)}`
}

function number({ low, high, of }: Count): string {
  return `${low === high ? low : `${low}~${high}`} ${of}`
}

function rate({ percent, per }: InterestRate): string {
  return `${percent}% ${per}`
}

function span({ from, to }: DaySpan): string {
  return from === to ? from : `${from}..${to}`
}
