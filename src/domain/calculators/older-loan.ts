import { daysBetween, earlier, later } from '../calendar/day.ts'
import { amountLine, result, said, yuan } from './answer.ts'
import type { CalculatorContext, CalculatorResult } from './calculator.ts'
import { loanRateOn } from './figures.ts'
import { plus, ratio, smaller, whole, ZERO } from './fraction.ts'
import { LOAN_RULES, type LoanValues } from './loan-questions.ts'
import { fourTimes, interest, percent, uncheckedRates, withoutRate, yearly } from './loan-rates.ts'

/** From this day on four times the loan prime rate is the cap (民间借贷规定 31). */
export const NEW_RULE = '2020-08-20'
/** 年 24%: the cap of the interpretation before; its text is not among ours, so the answer says it must be checked. */
const OLD_CAP = ratio(24, 100)

/** Lent before the new cap: two stretches, each with its own (民间借贷规定 31). */
export function olderLoan(values: LoanValues, until: string, context: CalculatorContext): CalculatorResult {
  const { received, lentOn, yearlyRate, suedOn } = values
  if (yearlyRate === undefined) return unagreedOlder(received)
  const sued = suedOn ?? context.today
  const basis = loanRateOn(sued, context.figures)
  if (basis === undefined) return withoutRate(sued, context.figures)
  const rate = yearly(yearlyRate)
  const split = earlier(until, NEW_RULE)
  const before = interest(received, smaller(rate, OLD_CAP), daysBetween(lentOn, split))
  const after = interest(received, smaller(rate, fourTimes(basis)), daysBetween(later(split, lentOn), until))
  const all = plus(before, after)
  return result({
    lines: [
      amountLine('2020年8月19日以前的利息', before, [LOAN_RULES.older]),
      amountLine('2020年8月20日以后的利息', after, [LOAN_RULES.older, LOAN_RULES.cap]),
      amountLine('能要的利息', all, [LOAN_RULES.older]),
      amountLine('连本带息', plus(whole(received), all), [LOAN_RULES.older]),
    ],
    steps: [
      `前一段 ${daysBetween(lentOn, split)} 天，按 ${percent(smaller(rate, OLD_CAP))}`,
      `后一段 ${daysBetween(split, until)} 天，按 ${percent(smaller(rate, fourTimes(basis)))}（起诉时 LPR ${basis / 100}% 的 4 倍封顶）`,
    ],
    assumed: [
      '前一段按当时的规定最高年 24%，要请人核对',
      ...(suedOn ? [] : ['今天去起诉']),
      '中间没有还过',
      ...uncheckedRates(context.figures),
    ],
    wouldChange: ['前一段要自己提出按当时的规定算', '起诉那天的 LPR 不同，后一段就不同'],
    summary: [`利息大概能要${said(all)}。`, '借得早的要分两段，请人核一核。'],
  })
}

function unagreedOlder(received: number): CalculatorResult {
  return result({
    lines: [
      amountLine('本金', whole(received), [LOAN_RULES.principal]),
      amountLine('能要的利息', ZERO, [LOAN_RULES.none]),
    ],
    assumed: ['没有约利息'],
    wouldChange: ['过期不还的，逾期那段可以要利息，请人算'],
    summary: ['没约利息，利息算不了。', `本金${yuan(received)}照样要还。`],
  })
}
