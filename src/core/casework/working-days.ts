import type { WorkingDayResult } from '../../domain/calendar/holiday-table.ts'
import * as calendarDays from '../../domain/calendar/working-days.ts'
import type { ClockFace } from '../../domain/clocks/read-clock.ts'
import { type County, USUAL_OFFICE_HOURS } from '../../domain/place/station.ts'
import { holidayTable, type LocalCalendar } from './holiday-table.ts'

export type { LocalCalendar } from './holiday-table.ts'

/** The `count`-th working day after `day` by the national calendar and the county's own days. */
export function addWorkingDays(day: string, count: number, calendar: LocalCalendar): WorkingDayResult {
  return calendarDays.addWorkingDays(day, count, holidayTable(calendar))
}

/** The clock face of a county: its days and its closing time. */
export function clockFace(county: LocalCalendar & Pick<County, 'officeHours'>): ClockFace {
  const { opens, closes } = county.officeHours ?? USUAL_OFFICE_HOURS
  return { calendar: holidayTable(county), opensAt: opens, closesAt: closes }
}

/** What a year without data means to the person who can enter it. */
export function missingYearWords(year: string): string {
  return `${year} 年的放假安排还没录入，算不准。请在县域配置的 closedDays 里加上 ${year} 年的放假日。`
}
