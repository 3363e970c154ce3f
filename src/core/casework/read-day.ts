import { isDay } from '../../domain/calendar/day.ts'

const DAY = /^(?:(\d{4})\s*[-./年]\s*)?(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?/

/** A day at the beginning of a text and what follows: `11-20 …`, `2026-11-20`, `11月20日`. */
export interface ReadDay {
  readonly day: string
  readonly rest: string
}

/**
 * Reads a day as staff type it; without a year the one nearest to `today` on the side of `toward`: the past for what
 * happened, the future for what is planned. Undefined when the text begins with none.
 */
export function readDay(text: string, today: string, toward: 'past' | 'future'): ReadDay | undefined {
  const plain = text.normalize('NFKC').trim()
  const match = DAY.exec(plain)
  if (!match) return undefined
  const [whole, year, month = '', date = ''] = match
  const thisYear = Number(today.slice(0, 4))
  const inYear = (value: number) => `${value}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  const guess = inYear(year === undefined ? thisYear : Number(year))
  const wrongSide = toward === 'past' ? guess > today : guess < today
  const day = year === undefined && wrongSide ? inYear(thisYear + (toward === 'past' ? -1 : 1)) : guess
  return isDay(day) ? { day, rest: plain.slice(whole.length).trim() } : undefined
}
