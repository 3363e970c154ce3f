import { addMonths, addYears, earlier } from '../calendar/day.ts'
import { countWorkingDays } from '../calendar/working-days.ts'
import { addDays } from '../shanghai-time.ts'
import {
  amountLine,
  holidayNotice,
  needsThese,
  refused,
  result,
  rule,
  said,
  sayDay,
  textLine,
  yuan,
} from './answer.ts'
import { type CalculatorContext, type CalculatorResult, defineCalculator } from './calculator.ts'
import { over, plus, times, whole, ZERO } from './fraction.ts'
import type { ValuesOf } from './inputs.ts'
import { PAID_DAYS_PER_MONTH } from './unpaid-wages.ts'

const RULES = {
  double: rule('干活超过 1 个月不满 1 年没签书面合同，每月要给 2 倍工资。', '劳动合同法 82'),
  window: rule(
    '从满 1 个月的第二天算起，到补签的前一天为止；一直没签的，到满 1 年的前一天为止。',
    '劳动合同法实施条例 6',
    '劳动合同法实施条例 7',
  ),
  part: rule('按月算，不满 1 个月的按实际工作日算。', '劳动争议解释二 6'),
  perDay: rule('一天的工资是月工资除以 21.75 天。', '企业职工带薪年休假实施办法 11'),
  excused: rule('因为不可抗力，或者你自己故意不签的，没有双倍。', '劳动争议解释二 7', '劳动合同法实施条例 5'),
  extended: rule('合同到期依法自动延长的，不算没签。', '劳动争议解释二 8'),
  after: rule('满 1 年以后算已有长期合同，不再给双倍。', '劳动合同法实施条例 7', '劳动争议解释二 9'),
  limit: rule('要在 1 年内申请仲裁。', '劳动争议调解仲裁法 27'),
}

const INPUTS = {
  hiredOn: { kind: 'day', question: '哪天开始上班的？' },
  monthlyWage: { kind: 'money', question: '一个月工资多少？' },
  signedOn: { kind: 'day', question: '后来签了书面合同吗？哪天签的？', optional: true },
  leftOn: { kind: 'day', question: '离开了吗？最后一天是哪天？', optional: true },
  refusedToSign: { kind: 'yes-no', question: '单位书面叫你签，是你不肯签吗？', optional: true },
  isHousehold: { kind: 'yes-no', question: '是给私人家里干活吗？', optional: true },
} as const

type Values = ValuesOf<typeof INPUTS>

/** The second wage of each month without a written contract. */
export const doubleWage = defineCalculator({
  name: 'double-wage',
  title: '算双倍工资',
  inputs: INPUTS,
  rules: RULES,
  reckon(values, context) {
    if (values.isHousehold) return refused('给私人家里干活，没有双倍工资这一项。', '要工钱的，用“算欠薪”。')
    if (values.refusedToSign) return none(RULES.excused, '单位书面叫签、自己不签的，没有双倍。')
    const window = windowOf(values, context.today)
    if (window.last < window.first) return none(RULES.window, '一个月以内签了，没有双倍。')
    return answer(values, window, context)
  },
})

interface Window {
  readonly first: string
  readonly last: string
}

/** From the day after one full month to the day before signing or the first full year, the last day of work, or today. */
function windowOf({ hiredOn, signedOn, leftOn }: Values, today: string): Window {
  const ends = [addDays(addYears(hiredOn, 1), -1), leftOn ?? today, today]
  if (signedOn) ends.push(addDays(signedOn, -1))
  return { first: addMonths(hiredOn, 1), last: ends.reduce(earlier) }
}

function none(because: typeof RULES.window, why: string): CalculatorResult {
  return result({
    lines: [amountLine('双倍工资差额', ZERO, [because])],
    wouldChange: ['单位拿不出书面通知的，不能说是你不肯签'],
    summary: [why, '有疑问，打12333问一问。'],
  })
}

function answer(values: Values, window: Window, context: CalculatorContext): CalculatorResult {
  const { hiredOn, monthlyWage } = values
  let months = 0
  while (addDays(addMonths(hiredOn, months + 2), -1) <= window.last) months++
  const restFrom = addMonths(hiredOn, months + 1)
  const days = countWorkingDays(restFrom, window.last, context.holidays)
  const full = times(whole(monthlyWage), whole(months))
  const fullLine = amountLine('整月的差额', full, [RULES.double, RULES.window])
  if (days === undefined) {
    const formula = '整月数 × 月工资，再加不满月的实际工作日 × 月工资 ÷ 21.75。'
    return needsThese([holidayNotice(window.last.slice(0, 4))], formula, [fullLine])
  }
  const total = plus(full, times(over(whole(monthlyWage), PAID_DAYS_PER_MONTH), whole(days)))
  const late = lateBefore(window, context.today)
  return result({
    lines: [
      amountLine('双倍工资差额', total, [
        RULES.double,
        RULES.window,
        ...(days > 0 ? [RULES.part, RULES.perDay] : []),
      ]),
      ...(late ? [textLine('快去申请仲裁', `${sayDay(late)}以前的月份可能过时效了`, [RULES.limit])] : []),
    ],
    steps: [
      `从 ${sayDay(window.first)} 到 ${sayDay(window.last)}`,
      `${months} 个整月 × ${yuan(monthlyWage)}${days > 0 ? `，另 ${days} 个工作日 × 月工资 ÷ 21.75` : ''}`,
    ],
    assumed: ['平常那份工资已经给了，这里只算多要的一份', '时效按逐月算（各地不一样，这样最稳）'],
    wouldChange: [
      '满一个月的第二天怎么数，可能差一天',
      '合同到期依法延长的，不算没签',
      '一直没签，满一年以后不再给双倍',
    ],
    isUrgent: late !== undefined,
    summary: [
      `没签合同，可多要${said(total)}。`,
      late ? '有几个月快过期，赶紧申请仲裁。' : '留好工资条，去申请仲裁。',
    ],
  })
}

/** Reckoned month by month, whatever is older than a year may be too late (劳动争议调解仲裁法 27). */
function lateBefore({ first }: Window, today: string): string | undefined {
  const yearAgo = addYears(today, -1)
  return first < yearAgo ? yearAgo : undefined
}
