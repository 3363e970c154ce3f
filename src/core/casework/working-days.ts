import type { WorkingDayResult } from '../../domain/calendar/holiday-table.ts'
import * as calendarDays from '../../domain/calendar/working-days.ts'
import { holidayTable, type LocalCalendar } from './holiday-table.ts'

export type { LocalCalendar } from './holiday-table.ts'

/** The `count`-th working day after `day` by the national calendar and the county's own days. */
export function addWorkingDays(day: string, count: number, calendar: LocalCalendar): WorkingDayResult {
  return calendarDays.addWorkingDays(day, count, holidayTable(calendar))
}
