import chineseDays from 'chinese-days'
import { addDays } from '../../domain/shanghai-time.ts'

/** The county's own exceptions to the national calendar, Asia/Shanghai days. */
export interface LocalCalendar {
  readonly closedDays: readonly string[]
  readonly workDays: readonly string[]
}

/** A day, or the year for which nobody has entered the State Council's holiday notice yet. */
export type WorkingDayResult =
  | { readonly kind: 'known'; readonly day: string }
  | { readonly kind: 'year-without-data'; readonly year: string }

/**
 * The `count`-th working day after `day` (the day itself is not counted: 民法典 201). Make-up Saturdays
 * count, public holidays do not. The holiday data end; a year without data is said, never guessed.
 */
export function addWorkingDays(day: string, count: number, calendar: LocalCalendar): WorkingDayResult {
  let at = day
  for (let left = count; left > 0; ) {
    at = addDays(at, 1)
    if (!hasYear(at.slice(0, 4), calendar)) return { kind: 'year-without-data', year: at.slice(0, 4) }
    if (isWorkingDay(at, calendar)) left--
  }
  return { kind: 'known', day: at }
}

function isWorkingDay(day: string, calendar: LocalCalendar): boolean {
  if (calendar.closedDays.includes(day)) return false
  if (calendar.workDays.includes(day)) return true
  return chineseDays.isWorkday(`${day}T12:00:00`)
}

/** The library answers for years it has no data for; only a year with holidays in it is a year it knows. */
function hasYear(year: string, calendar: LocalCalendar): boolean {
  if (calendar.closedDays.some((day) => day.startsWith(year))) return true
  return chineseDays.getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false).length > 0
}
