import { addDays } from '../shanghai-time.ts'

/** How a term is counted. */
export type TermUnit = 'day' | 'working-day' | 'month' | 'year'

/** Which days are worked; undefined for a year whose holidays nobody has entered. */
export interface WorkCalendar {
  isWorkingDay(day: string): boolean | undefined
}

/** A term: so many units; `rolls` when a last day off moves to the next working day. */
export interface Term {
  readonly unit: TermUnit
  readonly length: number
  readonly rolls: boolean
}

/**
 * The last day of a term (Asia/Shanghai), or the year that must be entered first. `unrolled` names a year
 * without data in which the last day was left where it falls: never later than the true one.
 */
export type Deadline =
  | { readonly kind: 'known'; readonly day: string; readonly unrolled?: string }
  | { readonly kind: 'year-without-data'; readonly year: string }

/**
 * The last day of a term that begins on `from`. The first day does not count (民法典 201); a month ends on the
 * day of the same number or on its last day (民法典 202); a last day off moves on (民法典 203).
 */
export function deadline(from: string, term: Term, calendar: WorkCalendar): Deadline {
  if (term.unit === 'working-day') return afterWorkingDays(from, term.length, calendar)
  const day =
    term.unit === 'day'
      ? addDays(from, term.length)
      : addMonths(from, term.unit === 'year' ? term.length * 12 : term.length)
  return term.rolls ? rolledOn(day, calendar) : { kind: 'known', day }
}

/** The same day number `count` months later, or the last day of that month. */
export function addMonths(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const months = year * 12 + month - 1 + count
  const last = new Date(Date.UTC(Math.floor(months / 12), (months % 12) + 1, 0)).getUTCDate()
  const two = (value: number) => String(value).padStart(2, '0')
  return `${Math.floor(months / 12)}-${two((months % 12) + 1)}-${two(Math.min(date, last))}`
}

/** Working days after `from` up to and including `to`; undefined when a year is missing. */
export function workingDaysBetween(from: string, to: string, calendar: WorkCalendar): number | undefined {
  let count = 0
  for (let at = addDays(from, 1); at <= to; at = addDays(at, 1)) {
    const works = calendar.isWorkingDay(at)
    if (works === undefined) return undefined
    if (works) count++
  }
  return count
}

function afterWorkingDays(from: string, count: number, calendar: WorkCalendar): Deadline {
  let at = from
  for (let left = count; left > 0; ) {
    at = addDays(at, 1)
    const works = calendar.isWorkingDay(at)
    if (works === undefined) return { kind: 'year-without-data', year: at.slice(0, 4) }
    if (works) left--
  }
  return { kind: 'known', day: at }
}

function rolledOn(day: string, calendar: WorkCalendar): Deadline {
  for (let at = day; ; at = addDays(at, 1)) {
    const works = calendar.isWorkingDay(at)
    if (works === undefined) return { kind: 'known', day, unrolled: at.slice(0, 4) }
    if (works) return { kind: 'known', day: at }
  }
}
