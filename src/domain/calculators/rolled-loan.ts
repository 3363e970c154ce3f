import { daysBetween } from '../calendar/day.ts'
import { amountLine, result, said, yuan } from './answer.ts'
import type { CalculatorContext, CalculatorResult } from './calculator.ts'
import { loanRateOn } from './figures.ts'
import { minus, notNegative, plus, smaller, whole } from './fraction.ts'
import { LOAN_RULES, type LoanValues } from './loan-questions.ts'
import { fourTimes, interest, percent, uncheckedRates, withoutRate, yearly } from './loan-rates.ts'

/** The first loan behind a renewed note. */
interface First {
  readonly principal: number
  readonly lentOn: string
  readonly until: string
}

/** A note renewed with its interest in the principal: all of it against the first principal (民间借贷规定 27). */
export function rolledOver(
  values: LoanValues,
  first: First,
  { figures }: CalculatorContext,
): CalculatorResult {
  const { received, lentOn, yearlyRate = 0 } = values
  const basis = loanRateOn(first.lentOn, figures)
  if (basis === undefined) return withoutRate(first.lentOn, figures)
  const cap = fourTimes(basis)
  const asked = plus(
    whole(received),
    interest(received, yearly(yearlyRate), daysBetween(lentOn, first.until)),
  )
  const most = plus(
    whole(first.principal),
    interest(first.principal, cap, daysBetween(first.lentOn, first.until)),
  )
  const all = smaller(asked, most)
  return result({
    lines: [
      amountLine('按新条要的本息', asked, [LOAN_RULES.rolled]),
      amountLine('本息最多', most, [LOAN_RULES.rolled, LOAN_RULES.cap]),
      amountLine('连本带息', all, [LOAN_RULES.rolled]),
      amountLine('超过不受保护的', notNegative(minus(asked, most)), [LOAN_RULES.rolled]),
    ],
    steps: [
      `最初借 ${yuan(first.principal)}，共 ${daysBetween(first.lentOn, first.until)} 天，上限年 ${percent(cap)}`,
      `新条 ${yuan(received)}，年 ${yearlyRate}%，共 ${daysBetween(lentOn, first.until)} 天`,
    ],
    assumed: ['上限按最初借钱时的 LPR', '中间没有还过', ...uncheckedRates(figures)],
    wouldChange: ['前一段利率超过 4 倍的，超过的不能滚进本金'],
    summary: [`本息最多${said(most)}，能要${said(all)}。`, '利滚利超过的，可以不给。'],
  })
}
