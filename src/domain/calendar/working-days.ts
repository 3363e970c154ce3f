import { addDays } from '../shanghai-time.ts'
import { type HolidayTable, isWorkingDay, type WorkingDayResult } from './holiday-table.ts'

/**
 * The `count`-th working day after `day` (the day itself is not counted: 民法典 201). Make-up Saturdays count,
 * public holidays do not. The holiday data end; a year without data is said, never guessed.
 */
export function addWorkingDays(day: string, count: number, table: HolidayTable): WorkingDayResult {
  let at: WorkingDayResult = { kind: 'known', day }
  for (let left = count; left > 0 && at.kind === 'known'; left--) {
    at = firstWorkingDay(addDays(at.day, 1), 1, table)
  }
  return at
}

/** The day itself when offices work on it, else the next day on which they do (民法典 203). */
export function rollForward(day: string, table: HolidayTable): WorkingDayResult {
  return firstWorkingDay(day, 1, table)
}

/** The day itself when offices work on it, else the last day before it on which they do: the safe day to go. */
export function rollBack(day: string, table: HolidayTable): WorkingDayResult {
  return firstWorkingDay(day, -1, table)
}

/** Working days from one day to another, both counted; undefined when a year of them has no data. */
export function countWorkingDays(first: string, last: string, table: HolidayTable): number | undefined {
  let count = 0
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const works = isWorkingDay(day, table)
    if (works === undefined) return undefined
    if (works) count++
  }
  return count
}

function firstWorkingDay(day: string, step: 1 | -1, table: HolidayTable): WorkingDayResult {
  for (let at = day; ; at = addDays(at, step)) {
    const works = isWorkingDay(at, table)
    if (works === undefined) return { kind: 'year-without-data', year: at.slice(0, 4) }
    if (works) return { kind: 'known', day: at }
  }
}
