const OFFSET_MS = 8 * 3_600_000
const DAY_MS = 86_400_000

/** A half-open span of UTC milliseconds: `from` is in, `to` is not. */
export interface TimeSpan {
  readonly from: number
  readonly to: number
}

/** The Asia/Shanghai calendar day of an instant, YYYY-MM-DD. China has had no daylight saving since 1991. */
export function shanghaiDay(at: number): string {
  return new Date(at + OFFSET_MS).toISOString().slice(0, 10)
}

/** `YYYY-MM-DD HH:mm` on a Shanghai wall clock. */
export function shanghaiMinute(at: number): string {
  return new Date(at + OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ')
}

/** The year of a day, YYYY-MM-DD. */
export function shanghaiYear(day: string): number {
  return Number(day.slice(0, 4))
}

/** The instant a Shanghai day begins. */
export function startOfShanghaiDay(day: string): number {
  return Date.parse(`${day}T00:00:00+08:00`)
}

/** The day `count` calendar days later (or earlier, when negative). */
export function addDays(day: string, count: number): string {
  return shanghaiDay(startOfShanghaiDay(day) + count * DAY_MS)
}

/** All of one Asia/Shanghai month, `YYYY-MM`. */
export function monthSpan(month: string): TimeSpan {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
  return { from: startOfShanghaiDay(`${month}-01`), to: startOfShanghaiDay(`${next}-01`) }
}

/** All of one Asia/Shanghai year, `YYYY`. */
export function yearSpan(year: string): TimeSpan {
  return { from: monthSpan(`${year}-01`).from, to: monthSpan(`${year}-12`).to }
}

/** `11月24日（周二）`, as people say a day. */
export function spokenDay(day: string): string {
  const date = new Date(startOfShanghaiDay(day) + OFFSET_MS)
  const weekday = '日一二三四五六'[date.getUTCDay()]
  return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日（周${weekday}）`
}

/** `2026年11月24日`, for a day of any year. */
export function spokenDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
