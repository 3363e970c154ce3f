import { isWeekend } from '../calendar/day.ts'
import { isWorkingDay } from '../calendar/holiday-table.ts'
import { addDays, shanghaiDay } from '../shanghai-time.ts'
import { type ClockFace, instant } from './read-clock.ts'

const MINUTE_MS = 60_000

/** True on days offices work; a year without holiday data goes by the weekdays: a reminder must not wait for it. */
export function isOfficeDay(day: string, face: ClockFace): boolean {
  return isWorkingDay(day, face.calendar) ?? !isWeekend(day)
}

/** The instant itself in office hours, else the next opening. UTC ms. */
export function nextOfficeTime(at: number, face: ClockFace): number {
  const day = shanghaiDay(at)
  const opens = instant(day, face.opensAt)
  if (isOfficeDay(day, face) && at < instant(day, face.closesAt)) return Math.max(at, opens)
  return opening(addDays(day, 1), face)
}

/** So many minutes of office hours later. */
export function addOfficeMinutes(at: number, minutes: number, face: ClockFace): number {
  let now = nextOfficeTime(at, face)
  for (let left = minutes * MINUTE_MS; ; ) {
    const day = shanghaiDay(now)
    const today = instant(day, face.closesAt) - now
    if (left < today) return now + left
    left -= today
    now = opening(addDays(day, 1), face)
  }
}

/** The same time of day so many office days later (or earlier, when negative), in office hours. */
export function addOfficeDays(at: number, count: number, face: ClockFace): number {
  const start = count > 0 ? nextOfficeTime(at, face) : at
  const step = count < 0 ? -1 : 1
  let day = shanghaiDay(start)
  for (let left = Math.abs(count); left > 0; ) {
    day = addDays(day, step)
    if (isOfficeDay(day, face)) left--
  }
  return nextOfficeTime(instant(day, '00:00') + (start - instant(shanghaiDay(start), '00:00')), face)
}

function opening(from: string, face: ClockFace): number {
  let day = from
  while (!isOfficeDay(day, face)) day = addDays(day, 1)
  return instant(day, face.opensAt)
}
