import { daysBetween, earlier, later } from '../calendar/day.ts'
import { amountLine, needsThese, refused, result, rule, said, sayDay, textLine, yuan } from './answer.ts'
import {
  type CalculatorContext,
  type CalculatorResult,
  defineCalculator,
  type NeededFigure,
} from './calculator.ts'
import { type LocalFigures, loanRateOn } from './figures.ts'
import {
  decimal,
  type Fraction,
  isMore,
  minus,
  notNegative,
  plus,
  ratio,
  smaller,
  times,
  whole,
  ZERO,
} from './fraction.ts'
import type { ValuesOf } from './inputs.ts'

/** From this day on four times the loan prime rate is the cap (民间借贷规定 31). */
const NEW_RULE = '2020-08-20'
const DAYS_PER_YEAR = 365
/** 年 24%: the cap of the interpretation before; its text is not among ours, so the answer says it must be checked. */
const OLD_CAP = ratio(24, 100)

const RULES = {
  cap: rule('约的利率不得超过借款时一年期贷款市场报价利率（LPR）的 4 倍。', '民间借贷规定 25', '民法典 680'),
  none: rule('没约利息的，算没有利息。', '民法典 680', '民间借贷规定 24'),
  principal: rule('先扣掉利息的，按实际到手的钱算本金。', '民间借贷规定 26'),
  agreedLate: rule('逾期利率按约好的，也不得超过 4 倍。', '民间借贷规定 28'),
  late: rule(
    '没约逾期利率的：约了平常利率的照平常算，什么都没约的照当时的一年期 LPR 算。',
    '民间借贷规定 28',
  ),
  total: rule('逾期利息、违约金、别的费用加起来，不得超过 4 倍。', '民间借贷规定 29'),
  rolled: rule('利滚利换过条的，本息加起来不得超过最初的本金加按 4 倍算的利息。', '民间借贷规定 27'),
  older: rule(
    '2020 年 8 月 20 日以前借的，到 2020 年 8 月 19 日的利息可以要求按当时的规定，以后的按起诉时的 4 倍。',
    '民间借贷规定 31',
  ),
  void: rule('套取贷款转贷的、专门放贷的、知道是拿去犯法还借的，合同无效。', '民间借贷规定 13'),
}

const INPUTS = {
  lender: {
    kind: 'choice',
    question: '钱是谁借出来的？',
    options: [
      { value: 'person', label: '个人' },
      { value: 'bank', label: '银行、持牌公司' },
      { value: 'professional', label: '专门放贷的' },
      { value: 'unlawful', label: '赌债、套路贷' },
    ],
  },
  received: { kind: 'money', question: '实际到手多少钱？' },
  written: { kind: 'money', question: '借条上写的是多少？', optional: true },
  lentOn: { kind: 'day', question: '哪天借的，钱哪天到手的？' },
  yearlyRate: {
    kind: 'number',
    unit: '%',
    max: 1000,
    question: '约的年利率是百分之几？月息几分就乘 12。没约不用写。',
    optional: true,
  },
  dueOn: { kind: 'day', question: '说好哪天还？', optional: true },
  lateRate: {
    kind: 'number',
    unit: '%',
    max: 1000,
    question: '过期不还，约了年利率百分之几？',
    optional: true,
  },
  penalties: { kind: 'money', question: '还约了多少违约金、手续费？', optional: true },
  until: { kind: 'day', question: '利息算到哪天？不说就算到今天。', optional: true },
  suedOn: { kind: 'day', question: '哪天起诉的？', optional: true },
  firstPrincipal: { kind: 'money', question: '利滚利换过条的，最初借了多少？', optional: true },
  firstLentOn: { kind: 'day', question: '最初哪天借的？', optional: true },
} as const

type Values = ValuesOf<typeof INPUTS>

/** The interest that is protected, the cap and what lies above it. */
export const loanInterest = defineCalculator({
  name: 'loan-interest',
  title: '算借钱利息',
  inputs: INPUTS,
  rules: RULES,
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
    if (firstPrincipal !== undefined && firstLentOn !== undefined && received > 0) {
      return rolledOver(values, { principal: firstPrincipal, lentOn: firstLentOn, until }, context)
    }
    return lentOn < NEW_RULE ? olderLoan(values, until, context) : loan(values, until, context)
  },
})

/** Four times a rate in hundredths of a per cent. */
function fourTimes(basisPoints: number): Fraction {
  return ratio(4 * basisPoints, 10_000)
}

function percent(rate: Fraction): string {
  return `${Number((rate.top * 1_000_000n) / rate.bottom) / 10_000}%`
}

function yearly(rate: number): Fraction {
  return times(decimal(rate), ratio(1, 100))
}

function interest(principal: number, rate: Fraction, days: number): Fraction {
  return times(times(whole(principal), rate), ratio(days, DAYS_PER_YEAR))
}

function loan(values: Values, until: string, { figures }: CalculatorContext): CalculatorResult {
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
  { lateRate, dueOn }: Values,
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

function answer(values: Values, reckoned: Reckoned, figures: LocalFigures): CalculatorResult {
  const { received, lentOn, yearlyRate, written } = values
  const { cap, term, late, lateDays, most, all, until, basis } = reckoned
  const isAbove = yearlyRate !== undefined && isMore(yearly(yearlyRate), cap)
  return result({
    lines: [
      amountLine('本金', whole(received), [RULES.principal]),
      amountLine('能要的利息', all, [yearlyRate === undefined ? RULES.none : RULES.cap, RULES.total]),
      ...(lateDays > 0
        ? [
            amountLine('其中逾期的', smaller(late, all), [
              values.lateRate === undefined ? RULES.late : RULES.agreedLate,
            ]),
          ]
        : []),
      amountLine('利息最多', most, [RULES.cap, RULES.total]),
      amountLine('连本带息', plus(whole(received), all), [RULES.cap]),
      ...(isAbove ? [textLine('约得太高', `年利率超过${percent(cap)}的部分不受保护`, [RULES.cap])] : []),
      ...(written !== undefined && written > received
        ? [textLine('先扣了利息', `借条写${yuan(written)}，只按到手的${yuan(received)}算`, [RULES.principal])]
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

function assumedOf({ yearlyRate, dueOn, until }: Values): readonly string[] {
  return [
    ...(yearlyRate === undefined ? ['没有约利息'] : []),
    ...(dueOn === undefined ? ['没说哪天还，没算逾期'] : []),
    ...(until === undefined ? ['利息算到今天'] : []),
    '中间没有还过',
  ]
}

function uncheckedRates({ areLoanRatesChecked }: LocalFigures): readonly string[] {
  return areLoanRatesChecked ? [] : ['LPR 用的是还没核对的表，要看人民银行公布的']
}

function withoutRate(day: string, figures: LocalFigures): CalculatorResult {
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
    [RULES.cap],
  )
  return needsThese([rate], formula, last === undefined ? [] : [known])
}

/** Lent before the new cap: two stretches, each with its own (民间借贷规定 31). */
function olderLoan(values: Values, until: string, context: CalculatorContext): CalculatorResult {
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
      amountLine('2020年8月19日以前的利息', before, [RULES.older]),
      amountLine('2020年8月20日以后的利息', after, [RULES.older, RULES.cap]),
      amountLine('能要的利息', all, [RULES.older]),
      amountLine('连本带息', plus(whole(received), all), [RULES.older]),
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
      amountLine('本金', whole(received), [RULES.principal]),
      amountLine('能要的利息', ZERO, [RULES.none]),
    ],
    assumed: ['没有约利息'],
    wouldChange: ['过期不还的，逾期那段可以要利息，请人算'],
    summary: ['没约利息，利息算不了。', `本金${yuan(received)}照样要还。`],
  })
}

interface First {
  readonly principal: number
  readonly lentOn: string
  readonly until: string
}

/** A note renewed with its interest in the principal: all of it against the first principal (民间借贷规定 27). */
function rolledOver(values: Values, first: First, { figures }: CalculatorContext): CalculatorResult {
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
      amountLine('按新条要的本息', asked, [RULES.rolled]),
      amountLine('本息最多', most, [RULES.rolled, RULES.cap]),
      amountLine('连本带息', all, [RULES.rolled]),
      amountLine('超过不受保护的', notNegative(minus(asked, most)), [RULES.rolled]),
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
