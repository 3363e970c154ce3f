import chineseDays from 'chinese-days'
import { deadline, type WorkCalendar } from '../../domain/clocks/deadline.ts'
import type { ClockFace } from '../../domain/clocks/read-clock.ts'
import { type County, USUAL_OFFICE_HOURS } from '../../domain/place/station.ts'

/** The county's own exceptions to the national calendar, Asia/Shanghai days. */
export type LocalCalendar = Pick<County, 'closedDays' | 'workDays'>

/** A day, or the year for which nobody has entered the State Council's holiday notice yet. */
export type WorkingDayResult =
  | { readonly kind: 'known'; readonly day: string }
  | { readonly kind: 'year-without-data'; readonly year: string }

/**
 * The `count`-th working day after `day` (the day itself is not counted: 民法典 201). Make-up Saturdays
 * count, public holidays do not. The holiday data end; a year without data is said, never guessed.
 */
export function addWorkingDays(day: string, count: number, calendar: LocalCalendar): WorkingDayResult {
  return deadline(day, { unit: 'working-day', length: count, rolls: false }, workCalendar(calendar))
}

/** What a year without data means to the person who can enter it. */
export function missingYearWords(year: string): string {
  return `${year} 年的放假安排还没录入，算不准。请在县域配置的 closedDays 里加上 ${year} 年的放假日。`
}

/** Which days the county works; undefined for a year nobody has entered. */
export function workCalendar(calendar: LocalCalendar): WorkCalendar {
  const closed = new Set(calendar.closedDays)
  const extra = new Set(calendar.workDays)
  const years = new Map<string, boolean>()
  const knows = (year: string) => {
    const known = years.get(year) ?? hasYear(year, calendar)
    years.set(year, known)
    return known
  }
  return {
    isWorkingDay(day) {
      if (closed.has(day)) return false
      if (extra.has(day)) return true
      return knows(day.slice(0, 4)) ? isNationalWorkday(day) : undefined
    },
  }
}

/** The clock face of a county: its days and its closing time. */
export function clockFace(county: LocalCalendar & Pick<County, 'officeHours'>): ClockFace {
  const { closes } = county.officeHours ?? USUAL_OFFICE_HOURS
  return { calendar: workCalendar(county), closesAt: closes }
}

const known = new Map<string, boolean>()

/** The library takes a while for each day, and a day never changes. */
function isNationalWorkday(day: string): boolean {
  const found = known.get(day) ?? chineseDays.isWorkday(`${day}T12:00:00`)
  known.set(day, found)
  return found
}

/** The library answers for years it has no data for; only a year with holidays in it is a year it knows. */
function hasYear(year: string, calendar: LocalCalendar): boolean {
  if (calendar.closedDays.some((day) => day.startsWith(year))) return true
  return chineseDays.getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false).length > 0
}
