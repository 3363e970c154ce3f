import { type Fraction, smaller, sum, times, whole } from './fraction.ts'

/** Years that are paid for by age: 20, one less for each year from 60 on, 5 from 75 on (人身损害赔偿解释 12, 15, 17). */
export function yearsOfLife(age: number): number {
  if (age >= 75) return 5
  return age > 60 ? 20 - (age - 60) : 20
}

/**
 * Yearly spendings that are owed for all dependants together: each for so many years, `each` of a spending a year,
 * never more than one spending in any year (人身损害赔偿解释 17, 道路交通事故解释二 8).
 */
export function dependantsYears(years: readonly number[], each: Fraction): Fraction {
  const longest = Math.max(0, ...years)
  const perYear = Array.from({ length: longest }, (_, at) => years.filter((length) => length > at).length)
  return sum(perYear.map((persons) => smaller(times(each, whole(persons)), whole(1))))
}
