import { isWeekend } from './day.ts'

/**
 * The State Council's holiday notice for one year, together with the county's own exceptions. Asia/Shanghai days,
 * YYYY-MM-DD.
 */
export interface YearOfHolidays {
  /** Days off beside the weekends, bridge days included. */
  readonly closedDays: ReadonlySet<string>
  /** Saturdays and Sundays on which offices work (调休上班). */
  readonly workDays: ReadonlySet<string>
}

/** By year, `2026`. A year that is not in it has no notice yet: nothing may be said of its working days. */
export type HolidayTable = Pick<ReadonlyMap<string, YearOfHolidays>, 'get'>

/** A day, or the year for which nobody has entered the State Council's holiday notice yet. */
export type WorkingDayResult =
  | { readonly kind: 'known'; readonly day: string }
  | { readonly kind: 'year-without-data'; readonly year: string }

/** Whether offices work on a day; undefined in a year without data. */
export function isWorkingDay(day: string, table: HolidayTable): boolean | undefined {
  const year = table.get(day.slice(0, 4))
  if (!year) return undefined
  if (year.closedDays.has(day)) return false
  return year.workDays.has(day) || !isWeekend(day)
}
