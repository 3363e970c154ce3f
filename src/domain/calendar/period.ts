import { addDays } from '../shanghai-time.ts'
import { addMonths, addYears } from './day.ts'
import type { HolidayTable, WorkingDayResult } from './holiday-table.ts'
import { addWorkingDays, rollForward } from './working-days.ts'

/** A length of time in law: 三年, 六个月, 十五日, 三个工作日. */
export interface Period {
  readonly count: number
  readonly unit: 'year' | 'month' | 'day' | 'working-day'
}

/** The last day of a period in law, as counted and as it may be used. */
export interface LastDay {
  /** As counted, holidays or not. Undefined only for working days in a year without data. */
  readonly raw: string | undefined
  /** Moved behind weekends and holidays (民法典 203). */
  readonly rolled: WorkingDayResult
}

/**
 * The last day of a period that begins with `from`. That day is not counted (民法典 201); years and months end on
 * the same day of their last month or on its end (民法典 202); a last day off moves to the day after (民法典 203).
 */
export function lastDayOf(from: string, period: Period, table: HolidayTable): LastDay {
  if (period.unit === 'working-day') {
    const rolled = addWorkingDays(from, period.count, table)
    return { raw: rolled.kind === 'known' ? rolled.day : undefined, rolled }
  }
  const raw = rawLastDay(from, period.count, period.unit)
  return { raw, rolled: rollForward(raw, table) }
}

/** The last day as counted, without regard to weekends and holidays (民法典 201, 202). */
export function rawLastDay(from: string, count: number, unit: 'year' | 'month' | 'day'): string {
  if (unit === 'day') return addDays(from, count)
  return unit === 'month' ? addMonths(from, count) : addYears(from, count)
}
