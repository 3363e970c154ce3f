import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dependantsYears, yearsOfLife } from '../../../src/domain/calculators/dependants.ts'
import {
  decimal,
  floor,
  minus,
  over,
  plus,
  ratio,
  times,
  toFen,
  whole,
} from '../../../src/domain/calculators/fraction.ts'
import { CALCULATOR_TABLE } from '../../../src/domain/calculators/index.ts'
import type { Given } from '../../../src/domain/calculators/inputs.ts'
import type { CalculatorName } from '../../../src/domain/knowledge/known-aids.ts'
import { addDays } from '../../../src/domain/shanghai-time.ts'
import { ENTERED, linesOf } from './context.ts'

const money = fc.integer({ min: 0, max: 10_000_000_00 })
const more = fc.integer({ min: 0, max: 100_000_00 })
const day = fc.integer({ min: 0, max: 6_000 }).map((at) => addDays('2009-01-01', at))
const days = fc.integer({ min: 0, max: 1_500 })

/** One sum, or one day, of an answer. */
function of<T extends number | string>(name: CalculatorName, given: Given, label: string): T {
  const answer = CALCULATOR_TABLE[name].run(given, ENTERED)
  const lines = linesOf(answer)
  expect(Object.keys(lines), JSON.stringify(answer)).toContain(label)
  return lines[label] as T
}

const sum = (name: CalculatorName, given: Given, label: string) => of<number>(name, given, label)

describe('never less for more', () => {
  it('severance grows with the wage up to its cap and with every day worked below it', () => {
    const n = (given: Given) => sum('severance', { reason: 'layoff', ...given }, '经济补偿')
    fc.assert(
      fc.property(day, days, fc.integer({ min: 0, max: 21_000_00 }), more, (hiredOn, worked, wage, added) => {
        const lastDay = addDays(hiredOn, worked)
        const below = { hiredOn, lastDay, averageWage: wage }
        expect(n({ ...below, lastDay: addDays(lastDay, 30) })).toBeGreaterThanOrEqual(n(below))
        const two = { ...below, averageWage: Math.min(21_000_00, wage + added) }
        expect(n(two)).toBeGreaterThanOrEqual(n(below))
        const capped = { ...below, averageWage: 21_000_01 + added }
        expect(n(capped)).toBeLessThanOrEqual(12 * 21_000_00)
        const double = sum('severance', { ...below, reason: 'unlawful' }, '违法辞退赔偿金')
        expect(Math.abs(double - 2 * n(below))).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('a court fee grows with the sum; an order costs a third of it, preservation 5,000 yuan at most', () => {
    const fee = (kind: string, amount: number) => sum('court-fee', { kind, amount }, '全额')
    fc.assert(
      fc.property(money, more, (amount, added) => {
        for (const kind of ['property', 'payment-order', 'enforcement', 'preservation']) {
          expect(fee(kind, amount + added)).toBeGreaterThanOrEqual(fee(kind, amount))
        }
        expect(fee('preservation', amount)).toBeLessThanOrEqual(5_000_00)
        expect(Math.abs(3 * fee('payment-order', amount) - fee('property', amount))).toBeLessThanOrEqual(3)
        expect(fee('property', amount)).toBeGreaterThanOrEqual(50_00)
      }),
    )
  })

  it('wages owed grow with what was agreed and shrink by exactly what was paid', () => {
    const owed = (given: Given) => sum('unpaid-wages', { way: 'day', ...given }, '还欠')
    const price = fc.integer({ min: 0, max: 2_000_00 })
    fc.assert(
      fc.property(price, fc.integer({ min: 0, max: 400 }), money, more, (each, quantity, paid, added) => {
        const given = { price: each, quantity, paid }
        expect(owed(given)).toBe(Math.max(0, each * quantity - paid))
        expect(owed({ ...given, price: each + added })).toBeGreaterThanOrEqual(owed(given))
        expect(owed({ ...given, paid: paid + added })).toBeLessThanOrEqual(owed(given))
      }),
    )
  })

  it('overtime grows with each kind of hour, and a holiday hour is worth two weekday hours', () => {
    const pay = (given: Given) => sum('overtime', { way: 'time', monthlyWage: 4_350_00, ...given }, '合计')
    const hours = fc.integer({ min: 0, max: 100 })
    fc.assert(
      fc.property(hours, hours, hours, (weekdayHours, restHours, holidayHours) => {
        const given = { weekdayHours, restHours, holidayHours }
        expect(pay({ ...given, restHours: restHours + 1 })).toBe(pay(given) + 50_00)
        expect(pay({ weekdayHours: 2 * holidayHours })).toBe(pay({ holidayHours }))
      }),
    )
  })
})

describe('caps hold', () => {
  it('double wages never come to more than eleven months', () => {
    fc.assert(
      fc.property(day, days, money, (hiredOn, worked, monthlyWage) => {
        const given = { hiredOn, monthlyWage, leftOn: addDays(hiredOn, worked) }
        expect(sum('double-wage', given, '双倍工资差额')).toBeLessThanOrEqual(11 * monthlyWage)
      }),
    )
  })

  it('annual leave is never paid for more days than the year gives', () => {
    const years = fc.integer({ min: 0, max: 40 })
    fc.assert(
      fc.property(years, day, fc.integer({ min: 0, max: 20 }), (totalYears, leftOn, takenDays) => {
        const given = { totalYears, leftOn, takenDays, averageWage: 2_175_00 }
        const most = totalYears >= 20 ? 15 : totalYears >= 10 ? 10 : 5
        expect(sum('annual-leave', given, '没休的年假另付')).toBeLessThanOrEqual(most * 200_00)
      }),
    )
  })

  it('interest with late interest and penalties stays within four times the prime rate', () => {
    const lent = fc.integer({ min: 0, max: 1_700 }).map((at) => addDays('2020-08-20', at))
    const rate = fc.integer({ min: 0, max: 400 }).map((fourths) => fourths / 4)
    fc.assert(
      fc.property(
        lent,
        days,
        days,
        fc.record({ received: money, yearlyRate: rate, lateRate: rate, penalties: money }),
        (lentOn, term, late, terms) => {
          const dueOn = addDays(lentOn, term)
          const given = { lender: 'person', lentOn, dueOn, until: addDays(dueOn, late), ...terms }
          const [all, most] = [
            sum('loan-interest', given, '能要的利息'),
            sum('loan-interest', given, '利息最多'),
          ]
          expect(all).toBeLessThanOrEqual(most)
          const twice = sum('loan-interest', { ...given, yearlyRate: terms.yearlyRate + 1 }, '能要的利息')
          expect(twice).toBeGreaterThanOrEqual(all)
        },
      ),
    )
  })

  it('the wage behind a lump sum stays between 60% and 300% of the average, and a worse grade is never less', () => {
    const lump = (grade: number, insuredWage: number) =>
      sum('work-injury', { injuredOn: '2026-01-15', grade, insuredWage }, '一次性伤残补助金')
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 10 }), money, (grade, wage) => {
        expect(lump(grade - 1, wage)).toBeGreaterThan(lump(grade, wage))
        expect(lump(10, wage)).toBeGreaterThanOrEqual(7 * 3_900_00)
        expect(lump(1, wage)).toBeLessThanOrEqual(27 * 19_500_00)
      }),
    )
  })

  it('all dependants of a year together never get more than one spending', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 8 })
    fc.assert(
      fc.property(
        lengths,
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 1, max: 5 }),
        (years, tenths, supporters) => {
          const owed = dependantsYears(years, times(ratio(tenths, 10), ratio(1, supporters)))
          expect(floor(owed)).toBeLessThanOrEqual(Math.max(0, ...years))
        },
      ),
    )
  })

  it('the years paid for fall with age from twenty to five', () => {
    for (let age = 0; age < 110; age++) {
      expect(yearsOfLife(age + 1)).toBeLessThanOrEqual(yearsOfLife(age))
      expect(yearsOfLife(age)).toBeGreaterThanOrEqual(5)
    }
    expect([59, 60, 61, 74, 75].map(yearsOfLife)).toEqual([20, 20, 19, 6, 5])
  })
})

describe('days', () => {
  it('a demand never shortens a period and one that is too late never lengthens it', () => {
    const last = (given: Given) => of<string>('limitation', { claim: 'civil', ...given }, '最后一天')
    fc.assert(
      fc.property(day, days, (startedOn, after) => {
        const plain = last({ startedOn })
        const demanded = last({ startedOn, demands: [addDays(startedOn, after)] })
        expect(demanded >= plain).toBe(true)
        expect(last({ startedOn, demands: [addDays(plain, 30)] })).toBe(plain)
      }),
    )
  })

  it('a cooling-off period leaves thirty days and thirty more', () => {
    fc.assert(
      fc.property(day, (appliedOn) => {
        expect(of('cooling-off', { appliedOn }, '冷静期到')).toBe(addDays(appliedOn, 30))
        expect(of('cooling-off', { appliedOn }, '领证最后一天')).toBe(addDays(appliedOn, 60))
      }),
    )
  })
})

describe('fractions', () => {
  it('add, multiply and divide exactly', () => {
    const number = fc.integer({ min: -1_000_000, max: 1_000_000 })
    const part = fc.integer({ min: 1, max: 10_000 })
    fc.assert(
      fc.property(number, part, number, part, (a, b, c, d) => {
        const [one, two] = [ratio(a, b), ratio(c, d)]
        expect(minus(plus(one, two), two)).toEqual(one)
        if (c !== 0) expect(over(times(one, two), two)).toEqual(one)
      }),
    )
  })

  it('round half a fen up, once', () => {
    expect([ratio(1, 2), ratio(149, 100), ratio(-1, 2), whole(7)].map(toFen)).toEqual([1, 1, -1, 7])
    expect(decimal(2.5)).toEqual(ratio(5, 2))
    expect(decimal(0.1 + 0.2)).toEqual(ratio(3, 10))
  })
})
