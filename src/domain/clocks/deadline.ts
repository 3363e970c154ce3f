import type { HolidayTable } from '../calendar/holiday-table.ts'
import { lastDayOf, type Period } from '../calendar/period.ts'

/**
 * The last day of a term (Asia/Shanghai), or the year that must be entered first. `unrolled` names a year
 * without data in which the last day was left where it falls: never later than the true one.
 */
export type Deadline =
  | { readonly kind: 'known'; readonly day: string; readonly unrolled?: string }
  | { readonly kind: 'year-without-data'; readonly year: string }

/** The last day of a period that begins on `from`; `rolls` when a last day off moves on (民法典 203). */
export function deadline(
  from: string,
  period: Period & { readonly rolls: boolean },
  table: HolidayTable,
): Deadline {
  const { raw, rolled } = lastDayOf(from, period, table)
  if (raw === undefined || (rolled.kind === 'known' && period.rolls)) return rolled
  if (rolled.kind === 'known' || !period.rolls) return { kind: 'known', day: raw }
  return { kind: 'known', day: raw, unrolled: rolled.year }
}
