import { shanghaiYear } from '../../../../domain/shanghai-time.ts'
import { understandingOf } from '../phrase.ts'
import { type DateRule, namedYear, onceAYear, readAs, readingsOf, YEAR } from './date-rule.ts'
import { type DaySpan, monthOf, partOf, spokenSpan, yearOf } from './day-span.ts'
import { lunarMonth } from './lunar.ts'

const SEASONS: Readonly<Record<string, readonly [number, number]>> = {
  上半年: [1, 6],
  下半年: [7, 12],
  春: [3, 5],
  夏: [6, 8],
  秋: [9, 11],
  冬: [12, 14],
}

function months(year: number, [first, last]: readonly [number, number]): DaySpan {
  return { from: monthOf(year, first).from, to: monthOf(year, last).to, precision: 'part' }
}

/** 底 of a year is December, 初 January: people round to months. */
function partOfYear(year: number, part: string): DaySpan {
  const season = Object.entries(SEASONS).find(([name]) => part.startsWith(name))
  if (season) return months(year, season[1])
  if (/[底末尾]/.test(part)) return monthOf(year, 12)
  return /[初头]/.test(part) ? monthOf(year, 1) : months(year, [6, 7])
}

/** 去年年底, 23年底, 今年上半年, 前年冬天. */
export const partOfNamedYear: DateRule = {
  pattern: new RegExp(
    `${YEAR}(年?[底末尾初头中](?![间国午秋])|上半年|下半年|[春夏秋冬](?:天|季|上)(?!坪))`,
    'g',
  ),
  read(match, today) {
    const [words, year = '', part = ''] = match
    const span = partOfYear(namedYear(year, shanghaiYear(today)), part)
    return readAs(span, `“${words}”按${spokenSpan(span)}算`)
  },
}

/** 去年, 2023年. Two digits alone may be a length and are not read. */
export const yearAlone: DateRule = {
  pattern: new RegExp(`(?!\\d{2}年)${YEAR}(?!级|龄)`, 'g'),
  read: (match, today) => readAs(yearOf(namedYear(match[1] ?? '', shanghaiYear(today)))),
}

/** 23年进的厂: two digits are a year when something began in it. */
export const shortYear: DateRule = {
  pattern:
    /(?<![\d.了满整够过])(\d{2})年(?=的?(?:进|入职|来|开始|那年|那会|时候|签|借|结的?婚|买|修|盖|打的|在))/g,
  read([words, short = ''], today) {
    const span = yearOf(namedYear(`${short}年`, shanghaiYear(today)))
    return readAs(span, `“${words}”按${spokenSpan(span)}算`)
  },
}

/** 年底 alone: of this year, of the last, or before New Year as the old people count? */
export const endOrStartOfYear: DateRule = {
  pattern: /(?<![去今前明年\d零一二三四五六七八九〇])年[底初](?!成)/g,
  read(match, today) {
    const [words] = match
    const now = shanghaiYear(today)
    if (words === '年初')
      return onceAYear({ words, year: undefined, today, lunar: false, inYear: (year) => monthOf(year, 1) })
    const lunar = lunarMonth(now - 1, 12)
    const before = [partOfYear(now - 1, '底'), lunar && partOf(lunar, '底'), partOfYear(now, '底')]
    return understandingOf(readingsOf(before))
  },
}

/** 月底, 月初 alone. */
export const endOrStartOfMonth: DateRule = {
  pattern: /(?<![\d月个本上下这当一二三四五六七八九十正冬腊每按])月[底初]/g,
  read([words], today) {
    const year = shanghaiYear(today)
    const month = Number(today.slice(5, 7))
    const spans = [month - 1, month].map((number) => partOf(monthOf(year, number), words))
    return understandingOf(readingsOf(spans))
  },
}
