import { instant } from '../../domain/clocks/read-clock.ts'
import type { County } from '../../domain/place/station.ts'
import { addDays, shanghaiDay } from '../../domain/shanghai-time.ts'
import { addWorkingDays, clockFace } from './working-days.ts'

/** Calendar days used while a year's holidays are unknown: never shorter than the real term. */
const CALENDAR_DAYS_PER_WORKING_DAY = 3

/** When an open case counts as over time: closing time of the last working day, as UTC ms. */
export function dueAt(openedAt: number, county: County): number {
  const opened = shanghaiDay(openedAt)
  const count = county.handleWithinWorkingDays
  const due = addWorkingDays(opened, count, county)
  const day = due.kind === 'known' ? due.day : addDays(opened, count * CALENDAR_DAYS_PER_WORKING_DAY)
  return instant(day, clockFace(county).closesAt)
}
