import chineseDays from 'chinese-days'
import { addDays } from '../../../../domain/shanghai-time.ts'
import { type DaySpan, oneDay } from './day-span.ts'

/** The library knows these lunar years; checked against the published New Year days in the tests. */
const FIRST_YEAR = 1901
const LAST_YEAR = 2099

/** The lunar year a day falls in: until New Year's Eve it is still the old one. */
export function lunarYear(day: string): number {
  return chineseDays.getLunarDate(day).lunarYear
}

/** A day of the lunar calendar; undefined for the thirtieth of a month of twenty-nine and for years unknown. */
export function lunarDay(year: number, month: number, day: number): DaySpan | undefined {
  const span = lunarMonth(year, month)
  return span && lunarDayIn(span, day)
}

/** The day of that number in a lunar month. */
export function lunarDayIn(month: DaySpan, day: number): DaySpan | undefined {
  const date = addDays(month.from, day - 1)
  return date <= month.to ? oneDay(date) : undefined
}

/** A lunar month as days of our calendar. `leap` names the second of two months of one number. */
export function lunarMonth(year: number, month: number, leap = false): DaySpan | undefined {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12) return undefined
  const first = chineseDays.getSolarDateFromLunar(`${year}-${String(month).padStart(2, '0')}-01`)
  const intercalary = chineseDays.getYearLeapMonth(year)
  if (leap && intercalary.leapMonth !== month) return undefined
  const from = leap ? first.leapMonthDate : first.date
  if (from === undefined) return undefined
  const days = leap ? intercalary.days : chineseDays.monthDays(year, month)
  return { from, to: addDays(from, days - 1), precision: 'month' }
}

/** 清明 and 冬至 are of the sun. */
export function solarTerm(year: number, term: 'pure_brightness' | 'the_winter_solstice'): DaySpan {
  return oneDay(chineseDays.getSolarTermDate(year, term === 'pure_brightness' ? 4 : 12, term))
}
