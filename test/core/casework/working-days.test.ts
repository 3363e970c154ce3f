import { describe, expect, it } from 'vitest'
import { addWorkingDays } from '../../../src/core/casework/working-days.ts'

const NATIONAL = { closedDays: [], workDays: [] }

// Holidays and make-up days of 2026: notice of the State Council's office of 2025-11 as carried by chinese-days.
describe('adding working days', () => {
  it.each([
    ['a plain week', '2026-11-23', 5, '2026-11-30'],
    ['over a weekend', '2026-11-27', 1, '2026-11-30'],
    ['the day itself does not count', '2026-11-23', 1, '2026-11-24'],
    ['into a make-up Saturday', '2026-02-13', 1, '2026-02-14'],
    ['over Spring Festival', '2026-02-14', 1, '2026-02-24'],
    ['over National Day', '2026-09-30', 1, '2026-10-08'],
    ['a make-up Saturday after National Day', '2026-10-09', 1, '2026-10-10'],
  ])('%s: %s plus %i is %s', (_name, from, count, day) => {
    expect(addWorkingDays(from, count, NATIONAL)).toEqual({ kind: 'known', day })
  })

  it('says the year for which nobody has entered holidays instead of guessing', () => {
    expect(addWorkingDays('2026-12-30', 3, NATIONAL)).toEqual({ kind: 'year-without-data', year: '2027' })
    const entered = { closedDays: ['2027-01-01'], workDays: [] }
    expect(addWorkingDays('2026-12-30', 3, entered)).toEqual({ kind: 'known', day: '2027-01-05' })
  })

  it('lets the county close and open against the national calendar', () => {
    expect(addWorkingDays('2026-11-23', 1, { closedDays: ['2026-11-24'], workDays: [] })).toMatchObject({
      day: '2026-11-25',
    })
    expect(addWorkingDays('2026-11-27', 1, { closedDays: [], workDays: ['2026-11-28'] })).toMatchObject({
      day: '2026-11-28',
    })
  })
})
