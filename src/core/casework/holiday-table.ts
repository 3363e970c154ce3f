import chineseDays from 'chinese-days'
import { daysBetween, isWeekend } from '../../domain/calendar/day.ts'
import type { HolidayTable, YearOfHolidays } from '../../domain/calendar/holiday-table.ts'
import { addDays } from '../../domain/shanghai-time.ts'

/** The county's own exceptions to the national calendar, Asia/Shanghai days. */
export interface LocalCalendar {
  readonly closedDays: readonly string[]
  readonly workDays: readonly string[]
}

const tables = new WeakMap<LocalCalendar, HolidayTable>()

/** National notices and the county's own days as one table. A year nobody entered anything for is not in it. */
export function holidayTable(calendar: LocalCalendar): HolidayTable {
  const known = tables.get(calendar)
  if (known) return known
  const years = new Map<string, YearOfHolidays | undefined>()
  const table: HolidayTable = {
    get(year) {
      if (!years.has(year)) years.set(year, yearOf(year, calendar))
      return years.get(year)
    },
  }
  tables.set(calendar, table)
  return table
}

/** The library answers for years it has no data for; only a year with holidays in it is a year it knows. */
function yearOf(year: string, calendar: LocalCalendar): YearOfHolidays | undefined {
  const national = chineseDays.getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false)
  const local = calendar.closedDays.filter((day) => day.startsWith(year))
  if (national.length === 0 && local.length === 0) return undefined
  const opened = calendar.workDays.filter((day) => day.startsWith(year) && !local.includes(day))
  return {
    closedDays: new Set([...national.filter((day) => !opened.includes(day)), ...local]),
    workDays: new Set([...makeUpDays(year), ...opened]),
  }
}

const makeUps = new Map<string, readonly string[]>()

/** Looked up once a year of the data: the notices of the State Council do not change while we run. */
function makeUpDays(year: string): readonly string[] {
  const found = makeUps.get(year) ?? findMakeUpDays(year)
  makeUps.set(year, found)
  return found
}

function findMakeUpDays(year: string): readonly string[] {
  const first = `${year}-01-01`
  const count = daysBetween(first, `${year}-12-31`) + 1
  const days = Array.from({ length: count }, (_, at) => addDays(first, at))
  return days.filter((day) => isWeekend(day) && chineseDays.isWorkday(`${day}T12:00:00`))
}
