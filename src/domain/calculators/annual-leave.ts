import { daysBetween, later } from '../calendar/day.ts'
import { amountLine, result, rule, said, textLine, yuan } from './answer.ts'
import { type CalculatorContext, type CalculatorResult, defineCalculator, type Rule } from './calculator.ts'
import { floor, over, ratio, times, whole, ZERO } from './fraction.ts'
import type { ValuesOf } from './inputs.ts'
import { PAID_DAYS_PER_MONTH } from './unpaid-wages.ts'

const DAYS_OF_THE_YEAR = 365

const RULES = {
  days: rule(
    '一共干满 1 年不满 10 年的，年休假 5 天；满 10 年不满 20 年的 10 天；满 20 年的 15 天。',
    '职工带薪年休假条例 3',
  ),
  continuous: rule('连续干满 12 个月的才有年休假。', '企业职工带薪年休假实施办法 3'),
  pay: rule(
    '没休的年休假，按一天工资的 300% 给，里头平常那一份已经随工资给了。',
    '企业职工带薪年休假实施办法 10',
  ),
  perDay: rule(
    '一天的工资是前 12 个月去掉加班费的平均月工资，除以 21.75 天。',
    '企业职工带薪年休假实施办法 11',
  ),
  joined: rule(
    '新到单位那年，按剩下的天数除以 365 天折算，不满 1 整天的不算。',
    '企业职工带薪年休假实施办法 5',
  ),
  left: rule(
    '离开那年，按已过的天数除以 365 天折算，不满 1 整天的不算，多休的不扣回。',
    '企业职工带薪年休假实施办法 12',
  ),
  ownWish: rule('自己书面说不休的，只给平常的工资。', '企业职工带薪年休假实施办法 10'),
  excluded: rule('事假满 20 天单位没扣工资，或者病假很长的，当年没有年休假。', '职工带薪年休假条例 4'),
}

const INPUTS = {
  totalYears: { kind: 'number', unit: '年', max: 60, question: '在各个单位一共干了几年？' },
  averageWage: { kind: 'money', question: '前 12 个月去掉加班费，平均每月多少？' },
  takenDays: {
    kind: 'number',
    unit: '天',
    isWhole: true,
    max: 60,
    question: '这一年的年休假，已经休了几天？没休写 0。',
  },
  joinedOn: { kind: 'day', question: '今年才进这个单位的，哪天进的？', optional: true },
  leftOn: { kind: 'day', question: '离开了吗？最后一天是哪天？', optional: true },
  notTwelveMonths: { kind: 'yes-no', question: '连续干活还不满 12 个月吗？', optional: true },
  ownWish: { kind: 'yes-no', question: '是自己写了字据说不休吗？', optional: true },
  isExcluded: { kind: 'yes-no', question: '事假满 20 天没扣钱，或请了两个月以上病假吗？', optional: true },
} as const

type Values = ValuesOf<typeof INPUTS>

/** Pay for annual leave that was not taken. */
export const annualLeave = defineCalculator({
  name: 'annual-leave',
  title: '算没休的年假',
  inputs: INPUTS,
  rules: RULES,
  reckon(values, context) {
    if (values.notTwelveMonths) return none(RULES.continuous, '连续干满12个月，才有年休假。')
    if (values.isExcluded) return none(RULES.excluded, '请假太久，今年没有年休假。')
    if (values.ownWish) return none(RULES.ownWish, '自己写了不休，没有另外的钱。')
    return answer(values, context)
  },
})

/** Days of leave in a full year by all the years worked (职工带薪年休假条例 3). */
function fullDays(totalYears: number): number {
  if (totalYears >= 20) return 15
  if (totalYears >= 10) return 10
  return totalYears >= 1 ? 5 : 0
}

function none(because: Rule, why: string): CalculatorResult {
  return result({
    lines: [amountLine('没休的年假另付', ZERO, [because])],
    wouldChange: ['换过单位的，连着干的日子加起来算'],
    summary: [why, '不是这样的，说一声再算。'],
  })
}

function answer(values: Values, { today }: CalculatorContext): CalculatorResult {
  const { totalYears, averageWage, takenDays, joinedOn, leftOn } = values
  const full = fullDays(totalYears)
  const { passed, because } = shareOfYear(joinedOn, leftOn, today)
  const due =
    passed === undefined ? full : Math.min(full, floor(times(ratio(passed, DAYS_OF_THE_YEAR), whole(full))))
  const unused = Math.max(0, due - takenDays)
  const perDay = over(whole(averageWage), PAID_DAYS_PER_MONTH)
  const pay = times(perDay, whole(2 * unused))
  return result({
    lines: [
      textLine('今年该休', `${due}天`, [RULES.days, ...because]),
      textLine('还没休', `${unused}天`, because),
      amountLine('没休的年假另付', pay, [RULES.pay, RULES.perDay]),
    ],
    steps: [
      `一共干了 ${totalYears} 年，全年 ${full} 天${passed === undefined ? '' : `，按 ${passed} 天除以 365 折算`}`,
      `一天 ${said(perDay)}（${yuan(averageWage)} ÷ 21.75），另付两份`,
    ],
    assumed: ['连续干满了 12 个月', '单位没有书面同意你改到明年休'],
    wouldChange: ['换过单位的，以前的年头也算', '超过一年才要，可能过时效，早点要'],
    summary: [
      `没休的年假，还要给你${said(pay)}。`,
      unused > 0 ? `还有${unused}天没休，跟单位要钱。` : '今年该休的都休了。',
    ],
  })
}

/** Calendar days of the year that count when somebody came or went; undefined for a full year. */
function shareOfYear(
  joinedOn: string | undefined,
  leftOn: string | undefined,
  today: string,
): { passed: number | undefined; because: readonly Rule[] } {
  const year = (leftOn ?? today).slice(0, 4)
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const joined = joinedOn && joinedOn >= first ? joinedOn : undefined
  if (!joined && !leftOn) return { passed: undefined, because: [] }
  const passed = Math.max(0, daysBetween(later(first, joined ?? first), leftOn ?? last) + 1)
  return { passed, because: [leftOn ? RULES.left : RULES.joined] }
}
