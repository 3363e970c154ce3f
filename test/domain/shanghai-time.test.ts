import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  monthSpan,
  shanghaiDay,
  spokenDay,
  startOfShanghaiDay,
  yearSpan,
} from '../../src/domain/shanghai-time.ts'

describe('Shanghai days and months', () => {
  it('puts the last second of a month in that month and the next one in the next', () => {
    const { from, to } = monthSpan('2026-10')
    expect(new Date(from).toISOString()).toBe('2026-09-30T16:00:00.000Z')
    expect(shanghaiDay(to - 1)).toBe('2026-10-31')
    expect(shanghaiDay(to)).toBe('2026-11-01')
    expect(yearSpan('2026')).toEqual({ from: monthSpan('2026-01').from, to: monthSpan('2027-01').from })
  })

  it('counts days as a calendar does, over leap days and year ends', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: -2000, max: 2000 }),
        (start, count) => {
          const day = shanghaiDay(start * 86_400_000)
          expect(addDays(addDays(day, count), -count)).toBe(day)
          expect(startOfShanghaiDay(addDays(day, 1)) - startOfShanghaiDay(day)).toBe(86_400_000)
        },
      ),
    )
  })

  it('says a day as people do', () => {
    expect(spokenDay('2026-11-24')).toBe('11月24日（周二）')
  })
})
