import { addDays, startOfShanghaiDay } from '../shanghai-time.ts'

const DAY_MS = 86_400_000
const MONTHS_PER_YEAR = 12

/** Year, month (1–12) and day of a calendar day, YYYY-MM-DD. */
interface DayParts {
  readonly year: number
  readonly month: number
  readonly date: number
}

/** Whether a text is a day that exists: `2026-02-29` and `2026-2-3` are none. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const { year, month, date } = parts(text)
  return month >= 1 && month <= MONTHS_PER_YEAR && date >= 1 && date <= daysInMonth(year, month)
}

/** How many days the month has (month 1–12). */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/**
 * The same day of the month `count` months later, or earlier when negative. A month without that day answers
 * with its last one (民法典 202: 没有对应日的，月末日为期间的最后一日).
 */
export function addMonths(day: string, count: number): string {
  const { year, month, date } = parts(day)
  const months = year * MONTHS_PER_YEAR + month - 1 + count
  const inYear = Math.floor(months / MONTHS_PER_YEAR)
  const inMonth = months - inYear * MONTHS_PER_YEAR + 1
  return write({ year: inYear, month: inMonth, date: Math.min(date, daysInMonth(inYear, inMonth)) })
}

/** The same day `count` years later; 29 February answers with 28 February where there is none (民法典 202). */
export function addYears(day: string, count: number): string {
  return addMonths(day, count * MONTHS_PER_YEAR)
}

/** Days from one day to another; the first is not counted, the last is (民法典 201). Negative backwards. */
export function daysBetween(from: string, to: string): number {
  return Math.round((startOfShanghaiDay(to) - startOfShanghaiDay(from)) / DAY_MS)
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: string): number {
  const sinceThursday = daysBetween('1970-01-01', day) + 4
  return ((sinceThursday % 7) + 7) % 7
}

/** Whether a day is a Saturday or a Sunday. */
export function isWeekend(day: string): boolean {
  return weekdayOf(day) % 6 === 0
}

/** Full years, then full months, then days of a time; both its first and its last day belong to it. */
export function spanOf(first: string, last: string): { years: number; months: number; days: number } {
  const end = addDays(last, 1)
  let months = 0
  while (addMonths(first, months + 1) <= end) months++
  const days = Math.max(0, daysBetween(addMonths(first, months), end))
  return { years: Math.floor(months / MONTHS_PER_YEAR), months: months % MONTHS_PER_YEAR, days }
}

/** The earlier of two days. */
export function earlier(one: string, two: string): string {
  return one < two ? one : two
}

/** The later of two days. */
export function later(one: string, two: string): string {
  return one > two ? one : two
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

function parts(day: string): DayParts {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  return { year, month, date }
}

function write({ year, month, date }: DayParts): string {
  return [String(year).padStart(4, '0'), two(month), two(date)].join('-')
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
