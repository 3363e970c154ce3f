import { addDays, shanghaiYear, startOfShanghaiDay } from '../../../../domain/shanghai-time.ts'
import { readChineseNumber } from '../../../text/chinese-numerals.ts'
import { understandingOf } from '../phrase.ts'
import { AMOUNT, readAmount } from '../read-amount.ts'
import { type DateRule, readAs, readingsOf } from './date-rule.ts'
import { type DaySpan, monthOf, oneDay, spokenSpan, yearOf } from './day-span.ts'

const DAYS_AWAY: readonly (readonly [RegExp, number])[] = [
  [/^大前/, -3],
  [/^前/, -2],
  [/^昨/, -1],
  [/^今/, 0],
  [/^明/, 1],
  [/^后/, 2],
  [/^大后/, 3],
]

/** 大前天, 昨晚, 后天. */
export const nearDay: DateRule = {
  pattern:
    /大前[天日]|(?<![以之大目])前[天日](?!天)|昨[天日晚夜儿]|今[天日晚早儿]|明[天日晚早](?!确)|大后天|(?<![以之大今先])后天(?!天)/g,
  read([words], today) {
    const away = DAYS_AWAY.find(([pattern]) => pattern.test(words))?.[1]
    return away === undefined ? undefined : readAs(oneDay(addDays(today, away)))
  },
}

const WEEK = 7
const WEEKS_AWAY: Readonly<Record<string, number>> = { 上上: -2, 上: -1, 这: 0, 本: 0, 下: 1, 下下: 2 }

/** 上周五, 下星期一; 周五 alone is asked: the last one or the next. */
export const weekday: DateRule = {
  pattern:
    /(上上|上|这|本|下下|下)?个?(?:周|星期|礼拜)([一二三四五六日天1-6])(?![\d一二三四五六七八九十个年岁]|期)/g,
  read(match, today) {
    const [words, week, name = ''] = match
    const day = /[日天]/.test(name) ? WEEK : numberOf(name)
    const monday = addDays(today, 1 - weekdayOf(today))
    if (week !== undefined) {
      const span = oneDay(addDays(monday, (WEEKS_AWAY[week] ?? 0) * WEEK + day - 1))
      return readAs(span, `“${words}”按${spokenSpan(span)}算`)
    }
    const thisWeek = addDays(monday, day - 1)
    const past = thisWeek <= today ? thisWeek : addDays(thisWeek, -WEEK)
    return understandingOf(readingsOf([oneDay(past), oneDay(addDays(past, WEEK))]))
  },
}

/** Monday is 1, Sunday 7. */
function weekdayOf(day: string): number {
  const noon = new Date(startOfShanghaiDay(day) + 12 * 3_600_000)
  return noon.getUTCDay() || WEEK
}

function numberOf(word: string): number {
  return /^\d/.test(word) ? Number(word) : readChineseNumber(word)
}

/** 三天前, 半个月前, 两年前: as exact as it was said. */
export const ago: DateRule = {
  pattern: new RegExp(
    `(?<![第\\d.])(${AMOUNT}|半)(天|个?星期|个?礼拜|周|个多?月|年)(半|多)?(?:以前|之前|前)(?!后)`,
    'g',
  ),
  read(match, today) {
    const [words, count = '', unit = '', half] = match
    const amount = count === '半' ? { low: 0.5, high: 0.5 } : readAmount(count)
    if (!amount || amount.high > 200) return undefined
    const more = half === '半' ? 0.5 : 0
    const [late, early] = [amount.low + more, amount.high + more].map((number) => back(today, number, unit))
    if (!late || !early) return undefined
    const span: DaySpan = {
      ...late,
      from: early.from,
      precision: early.from === late.from ? late.precision : 'part',
    }
    return readAs(
      span,
      unit === '天' && span.precision === 'day' ? undefined : `“${words}”按${spokenSpan(span)}算`,
    )
  },
}

const HALF_A_MONTH = 15

function back(today: string, count: number, unit: string): DaySpan | undefined {
  const year = shanghaiYear(today)
  const month = Number(today.slice(5, 7))
  if (unit === '天') return oneDay(addDays(today, -Math.round(count)))
  if (/星期|礼拜|周/.test(unit)) return oneDay(addDays(today, -Math.round(count * WEEK)))
  if (unit === '年') return Number.isInteger(count) ? yearOf(year - count) : monthOf(year, month - count * 12)
  return count === 0.5 ? oneDay(addDays(today, -HALF_A_MONTH)) : monthOf(year, month - Math.floor(count))
}
