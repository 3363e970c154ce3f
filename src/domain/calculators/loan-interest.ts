import { daysBetween, earlier } from '../calendar/day.ts'
import { amountLine, refused, result, said, sayDay, textLine, yuan } from './answer.ts'
import { type CalculatorContext, type CalculatorResult, defineCalculator } from './calculator.ts'
import { type LocalFigures, loanRateOn } from './figures.ts'
import { type Fraction, isMore, plus, ratio, smaller, whole, ZERO } from './fraction.ts'
import { LOAN_INPUTS, LOAN_RULES, type LoanValues } from './loan-questions.ts'
import { fourTimes, interest, percent, uncheckedRates, withoutRate, yearly } from './loan-rates.ts'
import { NEW_RULE, olderLoan } from './older-loan.ts'
import { rolledOver } from './rolled-loan.ts'

/** The interest that is protected, the cap and what lies above it. */
export const loanInterest = defineCalculator({
  name: 'loan-interest',
  title: '算借钱利息',
  inputs: LOAN_INPUTS,
  rules: LOAN_RULES,
  reckon(values, context) {
    const { lender, lentOn, dueOn, received, firstPrincipal, firstLentOn } = values
    if (lender === 'bank')
      return refused('银行和持牌公司的贷款，不按这个算。', '看贷款合同，再打12348问一问。')
    if (lender !== 'person')
      return refused('这种借钱，合同可能无效，先不算利息。', '别急着还，先打12348问清楚。')
    const until = values.until ?? context.today
    if (until < lentOn) return refused('算到的那天，在借钱以前。', '把两个日子再说一遍。')
    if (dueOn !== undefined && dueOn < lentOn)
      return refused('还钱的日子，在借钱以前。', '把两个日子再说一遍。')
    if (firstLentOn !== undefined && firstLentOn > lentOn)
      return refused('最初借的日子，在换条以后。', '把两个日子再说一遍。')
    if (firstPrincipal !== undefined && firstLentOn !== undefined && received > 0) {
      return rolledOver(values, { principal: firstPrincipal, lentOn: firstLentOn, until }, context)
    }
    return lentOn < NEW_RULE ? olderLoan(values, until, context) : loan(values, until, context)
  },
})

function loan(values: LoanValues, until: string, { figures }: CalculatorContext): CalculatorResult {
  const { received, lentOn, dueOn } = values
  const basis = loanRateOn(lentOn, figures)
  if (basis === undefined) return withoutRate(lentOn, figures)
  const cap = fourTimes(basis)
  const termEnd = earlier(dueOn ?? until, until)
  const rate = values.yearlyRate === undefined ? undefined : yearly(values.yearlyRate)
  const term = interest(received, smaller(rate ?? ZERO, cap), daysBetween(lentOn, termEnd))
  const lateDays = daysBetween(termEnd, until)
  const lateRate = lateRateOf(values, { rate, cap, figures })
  if (lateDays > 0 && lateRate === undefined) return withoutRate(dueOn ?? until, figures)
  const late = interest(received, lateRate ?? ZERO, lateDays)
  const most = interest(received, cap, daysBetween(lentOn, until))
  const all = smaller(plus(plus(term, late), whole(values.penalties ?? 0)), most)
  return answer(values, { until, cap, basis, term, late, lateDays, most, all }, figures)
}

/** What is agreed up to the cap; else the agreed rate of the term; else the loan prime rate when it fell due (民间借贷规定 28). */
function lateRateOf(
  { lateRate, dueOn }: LoanValues,
  { rate, cap, figures }: { rate: Fraction | undefined; cap: Fraction; figures: LocalFigures },
): Fraction | undefined {
  if (lateRate !== undefined) return smaller(yearly(lateRate), cap)
  if (rate) return smaller(rate, cap)
  const then = dueOn && loanRateOn(dueOn, figures)
  return then ? ratio(then, 10_000) : undefined
}

interface Reckoned {
  readonly until: string
  readonly cap: Fraction
  readonly basis: number
  readonly term: Fraction
  readonly late: Fraction
  readonly lateDays: number
  readonly most: Fraction
  readonly all: Fraction
}

function answer(values: LoanValues, reckoned: Reckoned, figures: LocalFigures): CalculatorResult {
  const { received, lentOn, yearlyRate, written } = values
  const { cap, term, late, lateDays, most, all, until, basis } = reckoned
  const isAbove = yearlyRate !== undefined && isMore(yearly(yearlyRate), cap)
  return result({
    lines: [
      amountLine('本金', whole(received), [LOAN_RULES.principal]),
      amountLine('能要的利息', all, [
        yearlyRate === undefined ? LOAN_RULES.none : LOAN_RULES.cap,
        LOAN_RULES.total,
      ]),
      ...(lateDays > 0
        ? [
            amountLine('其中逾期的', smaller(late, all), [
              values.lateRate === undefined ? LOAN_RULES.late : LOAN_RULES.agreedLate,
            ]),
          ]
        : []),
      amountLine('利息最多', most, [LOAN_RULES.cap, LOAN_RULES.total]),
      amountLine('连本带息', plus(whole(received), all), [LOAN_RULES.cap]),
      ...(isAbove ? [textLine('约得太高', `年利率超过${percent(cap)}的部分不受保护`, [LOAN_RULES.cap])] : []),
      ...(written !== undefined && written > received
        ? [
            textLine('先扣了利息', `借条写${yuan(written)}，只按到手的${yuan(received)}算`, [
              LOAN_RULES.principal,
            ]),
          ]
        : []),
    ],
    steps: [
      `借款时 LPR 是 ${basis / 100}%，4 倍是 ${percent(cap)}`,
      `从 ${sayDay(lentOn)} 到 ${sayDay(until)}，共 ${daysBetween(lentOn, until)} 天，一年按 365 天`,
      `平常的利息 ${said(term)}，逾期 ${lateDays} 天的利息 ${said(late)}`,
    ],
    assumed: [...assumedOf(values), ...uncheckedRates(figures)],
    wouldChange: [
      '中间还过钱的，从还的那天起本金就少了',
      '专门放贷、套路贷的，合同可能无效',
      '已经多付的利息能不能抵，要看案子',
    ],
    summary: [
      `利息最多${said(most)}，能要${said(all)}。`,
      yearlyRate === undefined ? '没约利息，平常不算利息。' : '超过的部分可以不给。',
    ],
  })
}

function assumedOf({ yearlyRate, dueOn, until }: LoanValues): readonly string[] {
  return [
    ...(yearlyRate === undefined ? ['没有约利息'] : []),
    ...(dueOn === undefined ? ['没说哪天还，没算逾期'] : []),
    ...(until === undefined ? ['利息算到今天'] : []),
    '中间没有还过',
  ]
}
