import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addMonths,
  addYears,
  daysBetween,
  isDay,
  spanOf,
  weekdayOf,
} from '../../../src/domain/calendar/day.ts'
import { lastDayOf } from '../../../src/domain/calendar/period.ts'
import {
  addWorkingDays,
  countWorkingDays,
  rollBack,
  rollForward,
} from '../../../src/domain/calendar/working-days.ts'
import { addDays } from '../../../src/domain/shanghai-time.ts'
import { NOTICE_2026 } from './notice-2026.ts'

const FIRST = Date.UTC(2000, 0, 1)
const DAY_MS = 86_400_000
const DAYS = 18_263

/** The same arithmetic once more, by the UTC calendar of the language itself. */
const independent = {
  day: (at: number) => new Date(FIRST + at * DAY_MS).toISOString().slice(0, 10),
  addMonths(day: string, count: number): string {
    const date = new Date(`${day}T00:00:00Z`)
    const first = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + count, 1))
    const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0))
    first.setUTCDate(Math.min(date.getUTCDate(), last.getUTCDate()))
    return first.toISOString().slice(0, 10)
  },
}

describe('days over fifty years (2000 to 2049)', () => {
  it('follow one another as the calendar of the language has them, with its weekdays', () => {
    for (let at = 0; at < DAYS; at++) {
      const day = independent.day(at)
      expect(addDays('2000-01-01', at)).toBe(day)
      expect(daysBetween('2000-01-01', day)).toBe(at)
      expect(weekdayOf(day)).toBe(new Date(FIRST + at * DAY_MS).getUTCDay())
      expect(isDay(day)).toBe(true)
    }
  })

  it.each([-25, -12, -1, 1, 2, 3, 6, 11, 12, 36, 240])(
    'are moved %i months as an independent reading does',
    (count) => {
      for (let at = 0; at < DAYS; at++) {
        const day = independent.day(at)
        expect(addMonths(day, count)).toBe(independent.addMonths(day, count))
      }
    },
  )

  it('are cut into full years, months and days that add up again', () => {
    const day = fc.integer({ min: 0, max: DAYS - 1 }).map(independent.day)
    fc.assert(
      fc.property(day, day, (one, two) => {
        const [first, last] = one < two ? [one, two] : [two, one]
        const { years, months, days } = spanOf(first, last)
        expect(addDays(addMonths(first, years * 12 + months), days)).toBe(addDays(last, 1))
        expect(months).toBeLessThan(12)
        expect(days).toBeLessThan(31)
      }),
    )
  })
})

describe('a period in law', () => {
  it.each([
    [
      'ends on the day of the same number',
      '2025-11-30',
      { count: 1, unit: 'year' },
      '2026-11-30',
      '2026-11-30',
    ],
    [
      'ends on the last of a month without that day',
      '2024-02-29',
      { count: 1, unit: 'year' },
      '2025-02-28',
      '2025-02-28',
    ],
    [
      'ends in February like any month',
      '2025-08-31',
      { count: 6, unit: 'month' },
      '2026-02-28',
      '2026-02-28',
    ],
    ['moves from Sunday to Monday', '2024-11-22', { count: 2, unit: 'year' }, '2026-11-22', '2026-11-23'],
    [
      'moves behind the whole of the October holiday',
      '2026-09-01',
      { count: 30, unit: 'day' },
      '2026-10-01',
      '2026-10-08',
    ],
    [
      'stays on a Saturday on which offices work',
      '2026-09-05',
      { count: 15, unit: 'day' },
      '2026-09-20',
      '2026-09-20',
    ],
    ['moves from a bridge day', '2026-02-08', { count: 15, unit: 'day' }, '2026-02-23', '2026-02-24'],
  ] as const)('%s', (_, from, period, raw, rolled) => {
    expect(lastDayOf(from, period, NOTICE_2026)).toEqual({ raw, rolled: { kind: 'known', day: rolled } })
  })

  it('keeps its counted day and names the year when the holiday notice is not there yet', () => {
    expect(lastDayOf('2026-05-20', { count: 3, unit: 'year' }, NOTICE_2026)).toEqual({
      raw: '2029-05-20',
      rolled: { kind: 'year-without-data', year: '2029' },
    })
    expect(lastDayOf('2026-12-30', { count: 3, unit: 'working-day' }, NOTICE_2026)).toEqual({
      raw: undefined,
      rolled: { kind: 'year-without-data', year: '2027' },
    })
  })
})

describe('working days', () => {
  it('count make-up days and leave out holidays', () => {
    expect(addWorkingDays('2026-09-30', 3, NOTICE_2026)).toEqual({ kind: 'known', day: '2026-10-10' })
    expect(countWorkingDays('2026-06-01', '2026-06-15', NOTICE_2026)).toBe(11)
    expect(countWorkingDays('2026-12-01', '2027-01-02', NOTICE_2026)).toBeUndefined()
  })

  it('roll to the next and to the last day on which offices work', () => {
    expect(rollForward('2026-10-03', NOTICE_2026)).toEqual({ kind: 'known', day: '2026-10-08' })
    expect(rollBack('2026-10-03', NOTICE_2026)).toEqual({ kind: 'known', day: '2026-09-30' })
    expect(rollBack('2027-01-01', NOTICE_2026)).toEqual({ kind: 'year-without-data', year: '2027' })
  })

  it('only ever move forward, and one more day is at least one more day', () => {
    const day = fc.integer({ min: 0, max: 300 }).map((at) => addDays('2026-01-01', at))
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 20 }), (from, count) => {
        const one = addWorkingDays(from, count, NOTICE_2026)
        const two = addWorkingDays(from, count + 1, NOTICE_2026)
        if (one.kind === 'known' && two.kind === 'known') expect(two.day > one.day).toBe(true)
      }),
    )
  })
})

describe('what is no day', () => {
  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-4-3', '今天', ''])('%s', (text) => {
    expect(isDay(text)).toBe(false)
  })

  it('29 February exists in leap years only, centuries included', () => {
    expect([isDay('2024-02-29'), isDay('2000-02-29'), isDay('2100-02-29')]).toEqual([true, true, false])
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29')
  })
})
