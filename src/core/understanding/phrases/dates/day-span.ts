import { addDays } from '../../../../domain/shanghai-time.ts'

/** A day or a stretch of days, Asia/Shanghai, both ends in. `part` is a beginning, an end or the days around. */
export interface DaySpan {
  readonly from: string
  readonly to: string
  readonly precision: 'day' | 'part' | 'month' | 'year'
}

/** A calendar day; undefined for the 31st of a month of thirty. */
export function dayOf(year: number, month: number, day: number): DaySpan | undefined {
  const from = `${year}-${pad(month)}-${pad(day)}`
  return addDays(`${year}-${pad(month)}-01`, day - 1) === from && month <= 12 && month >= 1
    ? { from, to: from, precision: 'day' }
    : undefined
}

/** One calendar month; the number may run over either end of the year. */
export function monthOf(year: number, month: number): DaySpan {
  const from = monthStart(year, month)
  return { from, to: addDays(monthStart(year, month + 1), -1), precision: 'month' }
}

/** One calendar year. */
export function yearOf(year: number): DaySpan {
  return { from: `${year}-01-01`, to: `${year}-12-31`, precision: 'year' }
}

const ENDS = 10

/** 底, 初, 中 of a longer span; its first, last or middle ten days. */
export function partOf(span: DaySpan, part: string): DaySpan {
  if (/[初头]|上旬/.test(part))
    return { from: span.from, to: addDays(span.from, ENDS - 1), precision: 'part' }
  if (/[底末尾]|下旬/.test(part)) return { from: addDays(span.to, 1 - ENDS), to: span.to, precision: 'part' }
  return { from: addDays(span.from, ENDS), to: addDays(span.from, 2 * ENDS - 1), precision: 'part' }
}

/** One day as a span. */
export function oneDay(day: string): DaySpan {
  return { from: day, to: day, precision: 'day' }
}

function monthStart(year: number, month: number): string {
  const counted = year * 12 + month - 1
  return `${Math.floor(counted / 12)}-${pad((counted % 12) + 1)}-01`
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}

/** `2026年11月3日`, `2026年11月`, `2026年`, `2026年11月底`, short enough for a choice. */
export function spokenSpan({ from, to, precision }: DaySpan): string {
  const [year, month, day] = from.split('-').map(Number)
  const [endYear, endMonth, endDay] = to.split('-').map(Number)
  if (precision === 'year') return `${year}年`
  if (precision === 'month' && from.endsWith('-01') && month === endMonth) return `${year}年${month}月`
  if (from === to) return `${year}年${month}月${day}日`
  return `${year}年${month}月${day}日到${endYear === year ? '' : `${endYear}年`}${endMonth}月${endDay}日`
}
