import { needsThese, sayDay, textLine } from './answer.ts'
import type { CalculatorResult, NeededFigure } from './calculator.ts'
import { type LocalFigures, loanRateOn } from './figures.ts'
import { decimal, type Fraction, ratio, times, whole } from './fraction.ts'
import { LOAN_RULES } from './loan-questions.ts'

const DAYS_PER_YEAR = 365

/** Four times a rate in hundredths of a per cent. */
export function fourTimes(basisPoints: number): Fraction {
  return ratio(4 * basisPoints, 10_000)
}

/** A share as people say it: `13.8%`. */
export function percent(rate: Fraction): string {
  return `${Number((rate.top * 1_000_000n) / rate.bottom) / 10_000}%`
}

/** A yearly rate in per cent as a fraction. */
export function yearly(rate: number): Fraction {
  return times(decimal(rate), ratio(1, 100))
}

/** Interest of so many days, a year of 365. */
export function interest(principal: number, rate: Fraction, days: number): Fraction {
  return times(times(whole(principal), rate), ratio(days, DAYS_PER_YEAR))
}

/** What is assumed while nobody has compared the table with what was published. */
export function uncheckedRates({ areLoanRatesChecked }: LocalFigures): readonly string[] {
  return areLoanRatesChecked ? [] : ['LPR 用的是还没核对的表，要看人民银行公布的']
}

/** The answer for a day whose rate is not in the table. */
export function withoutRate(day: string, figures: LocalFigures): CalculatorResult {
  const last = loanRateOn(figures.loanRatesThrough, figures)
  const rate: NeededFigure = {
    key: `loan-rate-${day}`,
    name: `${sayDay(day)}那时的一年期LPR`,
    whoHasIt: '人民银行授权公布',
    hotline: '12348',
  }
  const formula = '利息上限 = 到手的钱 × LPR × 4 × 天数 ÷ 365。没约利息的没有利息。'
  const known = textLine(
    '最后知道的',
    `${sayDay(figures.loanRatesThrough)}时是${(last ?? 0) / 100}%，4倍${percent(fourTimes(last ?? 0))}`,
    [LOAN_RULES.cap],
  )
  return needsThese([rate], formula, last === undefined ? [] : [known])
}
