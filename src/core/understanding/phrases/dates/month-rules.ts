import { shanghaiYear } from '../../../../domain/shanghai-time.ts'
import { readChineseNumber } from '../../../text/chinese-numerals.ts'
import { type Understanding, understandingOf } from '../phrase.ts'
import { type DateRule, onceAYear, readAs, readingsOf, YEAR, type Yearly } from './date-rule.ts'
import { type DaySpan, dayOf, monthOf, partOf, spokenSpan } from './day-span.ts'
import { lunarDayIn, lunarMonth } from './lunar.ts'

const NUMERAL = '零〇一二两三四五六七八九十百千万几半'
const MONTH = '1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九正冬腊]'
const DAY =
  '初[一二三四五六七八九十]|3[01]|[12]\\d|0?[1-9](?!\\d)|三十一?|二十[一二三四五六七八九]?|十[一二三四五六七八九]?|[一二三四五六七八九]'
const PART = '月?底|月?末|月?初|中旬|上旬|下旬|头上'
/** 3月5 may begin another number; then it is the month alone. */
const NOT_A_DAY = `(?![\\d${NUMERAL}.,]|[块元天年个岁人点])`
const ONE_MONTH_PAY = '(?!一月 ?(?:\\d{3}|[一二两三四五六七八九][千百万]))'

interface MonthWords {
  readonly words: string
  readonly year: string | undefined
  readonly calendar: string | undefined
  readonly leap: boolean
  readonly month: string
  readonly day: string | undefined
  readonly number: boolean
  readonly part: string | undefined
}

/** 11月22日, 去年腊月, 正月十五, 前年三月, 23年5月, 农历八月初三, 今年6月底. */
export const monthInYear: DateRule = {
  pattern: new RegExp(
    `(?:${YEAR})?(农历|阴历|旧历|古历|阳历|公历|新历)?的?(闰)?(?<![\\d${NUMERAL}个每])${ONE_MONTH_PAY}(${MONTH})月(?![薪嫂饼租供])份?(?:(?:的)?(${DAY})(?:(号|日)|${NOT_A_DAY})|的?(${PART}))?`,
    'g',
  ),
  read(match, today) {
    const [words, year, calendar, leap, month = '', day, number, part] = match
    return readMonth(
      { words, year, calendar, leap: leap !== undefined, month, day, number: number !== undefined, part },
      today,
    )
  },
}

function readMonth(said: MonthWords, today: string): Understanding<DaySpan> | undefined {
  const { words, year, calendar, month, day } = said
  const ask = { words, year, today }
  const sun: Yearly = { ...ask, lunar: false, inYear: sunDays(said) }
  const moon: Yearly = { ...ask, lunar: true, inYear: moonDays(said) }
  if (isLunar(said)) return onceAYear(moon)
  if (calendar !== undefined || said.number || /^\d/.test(month)) return onceAYear(sun)
  // 三月十五, spoken without 号: the market day or the day of the calendar on the wall?
  if (day !== undefined) return eitherCalendar(sun, moon)
  return onceAYear({ ...sun, note: '当作阳历' })
}

function isLunar({ calendar, leap, month, day }: MonthWords): boolean {
  if (/^(?:阳|公|新)/.test(calendar ?? '')) return false
  return calendar !== undefined || leap || /[正冬腊]/.test(month) || (day ?? '').startsWith('初')
}

function eitherCalendar(sun: Yearly, moon: Yearly): Understanding<DaySpan> | undefined {
  const readings = [onceAYear(sun), onceAYear(moon)].flatMap((understood, at) => {
    const span = understood?.kind === 'read' ? understood.value : understood?.readings[0]?.value
    const label = at === 0 ? '阳历' : '农历'
    return span ? [{ value: span, label: `${label}，${spokenSpan(span)}` }] : []
  })
  return understandingOf(readings)
}

function sunDays({ month, day, part }: MonthWords): (year: number) => DaySpan | undefined {
  const number = monthNumber(month)
  return (year) => {
    if (day !== undefined) return dayOf(year, number, dayNumber(day))
    const span = monthOf(year, number)
    return part === undefined ? span : partOf(span, part)
  }
}

function moonDays({ month, day, part, leap }: MonthWords): (year: number) => DaySpan | undefined {
  const number = monthNumber(month)
  return (year) => {
    const span = lunarMonth(year, number, leap)
    if (span && day !== undefined) return lunarDayIn(span, dayNumber(day))
    return span && part !== undefined ? partOf(span, part) : span
  }
}

function monthNumber(word: string): number {
  const named: Readonly<Record<string, number>> = { 正: 1, 冬: 11, 腊: 12 }
  return named[word] ?? numberOf(word)
}

function dayNumber(word: string): number {
  return numberOf(word.replace('初', ''))
}

function numberOf(word: string): number {
  return /^\d/.test(word) ? Number(word) : readChineseNumber(word)
}

const MONTHS_AWAY: readonly (readonly [RegExp, number])[] = [
  [/^上上/, -2],
  [/^上/, -1],
  [/^[这本当]/, 0],
  [/^下/, 1],
]

/** 上个月底, 这个月3号, 上上个月. */
export const monthFromNow: DateRule = {
  pattern: new RegExp(
    `(上上个?月|上个?月|这个?月|本月|当月|下个?月)份?的?(?:(${DAY})(?:号|日)|(${PART}))?`,
    'g',
  ),
  read(match, today) {
    const [words, month = '', day, part] = match
    const away = MONTHS_AWAY.find(([pattern]) => pattern.test(month))?.[1] ?? 0
    const span = monthOf(shanghaiYear(today), Number(today.slice(5, 7)) + away)
    if (day !== undefined) return readAs(dayInMonth(span, dayNumber(day)))
    if (part === undefined) return readAs(span)
    const ten = partOf(span, part)
    return readAs(ten, `“${words}”按${spokenSpan(ten)}算`)
  },
}

function dayInMonth(month: DaySpan, day: number): DaySpan | undefined {
  return dayOf(shanghaiYear(month.from), Number(month.from.slice(5, 7)), day)
}

/** 3号 without a month: the last one or the next one is asked; 3号楼 is a house. */
export const dayAlone: DateRule = {
  pattern: new RegExp(
    `(?<![\\d月.${NUMERAL}第初])(3[01]|[12]\\d|[1-9]|三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])号(?![楼线院工店厂门桥井仓机床地车码公馆人文段库洞坑矿标房铺柜口院路])`,
    'g',
  ),
  read(match, today) {
    const day = dayNumber(match[1] ?? '')
    const spans = [-1, 0, 1].map((away) =>
      dayInMonth(monthOf(shanghaiYear(today), Number(today.slice(5, 7)) + away), day),
    )
    const past = spans.findLast((span) => span && span.from <= today)
    const ahead = spans.find((span) => span && span.from > today)
    return understandingOf(readingsOf([past, ahead]))
  },
}
