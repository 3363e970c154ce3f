import { addDays } from '../shanghai-time.ts'
import { amountLine, needs, refused, result, rule, said, textLine, yuan } from './answer.ts'
import {
  type CalculatorContext,
  type CalculatorResult,
  defineCalculator,
  type ResultLine,
  type Rule,
} from './calculator.ts'
import { COUNTING, type Deadline, deadline } from './deadline.ts'
import { FIGURES, type FigureKey, figureOn } from './figures.ts'
import { type Fraction, larger, ratio, smaller, sum, times, whole } from './fraction.ts'
import type { ValuesOf } from './inputs.ts'

/** Months of the lump sum by grade 1 to 10 (工伤保险条例 35, 36, 37). */
const LUMP_MONTHS = [27, 25, 23, 21, 18, 16, 13, 11, 9, 7] as const
/** Per cent of the monthly allowance by grade 1 to 6 (工伤保险条例 35, 36). */
const ALLOWANCE_PERCENT = [90, 85, 80, 75, 70, 60] as const
const MOST_MONTHS_OF_LEAVE = 12

const RULES = {
  ...COUNTING,
  unit: rule('单位 30 日内申请认定工伤；没申请的，自己 1 年内可以去。', '工伤保险条例 17'),
  blocked: rule('不怪自己的耽误，不算在申请的期限里。', '工伤保险行政案件规定 7'),
  decision: rule('受理后 60 日内作决定，事情清楚的 15 日内。', '工伤保险条例 20'),
  appraisal: rule(
    '伤残鉴定 60 日内出结论，可以延长 30 日；不服的 15 日内申请再鉴定。',
    '工伤保险条例 25',
    '工伤保险条例 26',
  ),
  appeal: rule('不服认定，60 日内申请复议，或 6 个月内起诉。', '行政复议法 20', '行政诉讼法 46'),
  severe: rule(
    '一次性伤残补助金：一级 27 个月、二级 25 个月、三级 23 个月、四级 21 个月的本人工资；每月津贴是本人工资的 90%、85%、80%、75%。',
    '工伤保险条例 35',
  ),
  middle: rule(
    '一次性伤残补助金：五级 18 个月、六级 16 个月的本人工资；安排不了工作的，每月津贴 70%、60%。',
    '工伤保险条例 36',
  ),
  slight: rule(
    '一次性伤残补助金：七级 13 个月、八级 11 个月、九级 9 个月、十级 7 个月的本人工资。',
    '工伤保险条例 37',
  ),
  leaving: rule(
    '走的时候，另有一次性工伤医疗补助金和就业补助金，标准由省里定。',
    '工伤保险条例 36',
    '工伤保险条例 37',
  ),
  ownWage: rule(
    '本人工资是受伤前 12 个月的平均缴费工资，最低按统筹地区平均工资的 60%，最高按 300%。',
    '工伤保险条例 64',
  ),
  leave: rule('治伤停工的，原工资照发，一般不超过 12 个月。', '工伤保险条例 33'),
  death: rule('一次性工亡补助金，是上一年全国城镇居民人均可支配收入的 20 倍。', '工伤保险条例 39'),
  funeral: rule('丧葬补助金，是 6 个月的统筹地区平均工资。', '工伤保险条例 39'),
  family: rule('靠他养活的家人每月有抚恤金：配偶 40%，别的亲属每人 30%。', '工伤保险条例 39'),
  uninsured: rule('单位没买工伤保险的，这些钱都由单位出。', '工伤保险条例 62'),
  third: rule('别人害的也能认工伤，医疗费不给两份。', '工伤保险行政案件规定 8'),
}

const INPUTS = {
  injuredOn: { kind: 'day', question: '哪天受的伤，或哪天诊断的职业病？' },
  isHousehold: { kind: 'yes-no', question: '是给私人家里干活受的伤吗？', optional: true },
  isInsured: { kind: 'yes-no', question: '单位给买工伤保险了吗？', optional: true },
  diedOn: { kind: 'day', question: '人不在了的，是哪天？', optional: true },
  grade: {
    kind: 'number',
    unit: '级',
    isWhole: true,
    min: 1,
    max: 10,
    question: '已经鉴定是几级伤残？没鉴定不用写。',
    optional: true,
  },
  insuredWage: {
    kind: 'money',
    question: '受伤前 12 个月，平均每月按多少工资交的工伤保险？',
    optional: true,
  },
  leaveMonths: { kind: 'number', unit: '个月', max: 24, question: '治伤停工几个月？', optional: true },
  monthlyWage: { kind: 'money', question: '受伤前一个月工资多少？', optional: true },
} as const

type Values = ValuesOf<typeof INPUTS>

/** The days after an injury at work and the lump sums by the grade that was found. */
export const workInjury = defineCalculator({
  name: 'work-injury',
  title: '算工伤',
  inputs: INPUTS,
  rules: RULES,
  reckon(values, context) {
    if (values.isHousehold) return refused('给私人家里干活，不走工伤保险。', '可以要赔偿，用“算伤害赔偿”。')
    if (values.diedOn !== undefined && values.diedOn < values.injuredOn)
      return refused('日子前后不对。', '把受伤和去世的日子再说一遍。')
    const own = deadline(
      {
        label: '自己申请认定最后一天',
        from: values.injuredOn,
        period: { count: 1, unit: 'year' },
        rules: [RULES.unit, COUNTING.end],
      },
      context,
    )
    const days = [...unitLines(values.injuredOn, context), ...own.lines, ...lineWhenPast(own)]
    const money = moneyOf(values, context)
    if (money.missing.length > 0)
      return needs(money.missing, formulaOf(money.missing), [...days, ...money.lines])
    return answer(values, { days, own, money })
  },
})

function unitLines(injuredOn: string, context: CalculatorContext): readonly ResultLine[] {
  const period = { count: 30, unit: 'day' } as const
  return deadline(
    { label: '单位申报最后一天', from: injuredOn, period, rules: [RULES.unit] },
    context,
  ).lines.slice(0, 1)
}

function lineWhenPast({ isPast }: Deadline): readonly ResultLine[] {
  return isPast ? [textLine('过了一年', '不怪你的耽误可以扣掉，马上打12333问', [RULES.blocked])] : []
}

interface Money {
  readonly lines: readonly ResultLine[]
  readonly amounts: readonly Fraction[]
  readonly missing: readonly FigureKey[]
}

function moneyOf(values: Values, context: CalculatorContext): Money {
  const parts = [
    leavePay(values),
    values.diedOn ? deathMoney(values.diedOn, context) : gradeMoney(values, context),
  ]
  return {
    lines: parts.flatMap(({ lines }) => lines),
    amounts: parts.flatMap(({ amounts }) => amounts),
    missing: parts.flatMap(({ missing }) => missing),
  }
}

const NO_MONEY: Money = { lines: [], amounts: [], missing: [] }

function leavePay({ leaveMonths, monthlyWage }: Values): Money {
  if (leaveMonths === undefined || monthlyWage === undefined) return NO_MONEY
  const tenths = Math.round(leaveMonths * 10)
  const pay = times(whole(monthlyWage), ratio(tenths, 10))
  const isLong = leaveMonths > MOST_MONTHS_OF_LEAVE
  const note = isLong ? [textLine('停工超过12个月', '要市里的鉴定委员会同意延长', [RULES.leave])] : []
  return { lines: [amountLine('停工留薪工资', pay, [RULES.leave]), ...note], amounts: [pay], missing: [] }
}

function deathMoney(diedOn: string, { figures }: CalculatorContext): Money {
  const nation = figureOn('urban-income-nation', diedOn, figures)
  const pool = figureOn('pool-wage-month', diedOn, figures)
  const death = nation === undefined ? undefined : times(whole(nation), whole(20))
  const funeral = pool === undefined ? undefined : times(whole(pool), whole(6))
  return {
    lines: [
      ...(death ? [amountLine('一次性工亡补助金', death, [RULES.death])] : []),
      ...(funeral ? [amountLine('丧葬补助金', funeral, [RULES.funeral])] : []),
      textLine('家人抚恤金', '配偶每月本人工资的40%，别的亲属每人30%', [RULES.family]),
    ],
    amounts: [death, funeral].filter((one) => one !== undefined),
    missing: [
      ...(death ? [] : (['urban-income-nation'] as const)),
      ...(funeral ? [] : (['pool-wage-month'] as const)),
    ],
  }
}

function gradeMoney({ grade, insuredWage, injuredOn }: Values, { figures }: CalculatorContext): Money {
  if (grade === undefined || insuredWage === undefined) return NO_MONEY
  const months = whole(LUMP_MONTHS[grade - 1] ?? 0)
  const because = [ruleOf(grade), RULES.ownWage]
  const pool = figureOn('pool-wage-month', injuredOn, figures)
  if (pool === undefined) {
    const middle = amountLine(
      '一次性伤残补助金（工资在平均的60%到300%之间时）',
      times(whole(insuredWage), months),
      because,
    )
    return { lines: [middle], amounts: [], missing: ['pool-wage-month'] }
  }
  const wage = smaller(
    larger(whole(insuredWage), times(whole(pool), ratio(3, 5))),
    times(whole(pool), whole(3)),
  )
  const lump = times(wage, months)
  const percent = ALLOWANCE_PERCENT[grade - 1]
  const allowance =
    percent === undefined
      ? []
      : [amountLine('每月伤残津贴', times(wage, ratio(percent, 100)), [ruleOf(grade)])]
  return {
    lines: [
      amountLine('一次性伤残补助金', lump, because),
      ...allowance,
      ...(grade >= 5
        ? [textLine('走的时候另有', '工伤医疗补助金和就业补助金，省里定，问12333', [RULES.leaving])]
        : []),
    ],
    amounts: [lump],
    missing: [],
  }
}

function ruleOf(grade: number): Rule {
  if (grade <= 4) return RULES.severe
  return grade <= 6 ? RULES.middle : RULES.slight
}

function formulaOf(missing: readonly FigureKey[]): string {
  const names = missing.map((key) => FIGURES[key].name).join('、')
  return `伤残补助金 = 本人工资（不低于统筹平均的60%，不高过300%）× 等级的月数；工亡补助金 = 全国城镇人均可支配收入 × 20。还差：${names}。`
}

interface Found {
  readonly days: readonly ResultLine[]
  readonly own: Deadline
  readonly money: Money
}

function answer(values: Values, { days, own, money }: Found): CalculatorResult {
  const { isInsured, grade, insuredWage, diedOn } = values
  const total = sum(money.amounts)
  return result({
    lines: [
      ...days,
      ...money.lines,
      ...(isInsured === false ? [textLine('单位没买保险', '这些钱都由单位出', [RULES.uninsured])] : []),
      textLine('认定多久', '受理后60日内，清楚的15日内', [RULES.decision]),
      textLine('鉴定', '60日内出结论，不服的15日内再鉴定', [RULES.appraisal]),
      textLine('不服认定', '60日内复议，或6个月内起诉', [RULES.appeal]),
    ],
    steps: [
      `从受伤那天第二天起算：${addDays(values.injuredOn, 1)}`,
      ...(grade !== undefined && insuredWage !== undefined
        ? [`${grade} 级是 ${LUMP_MONTHS[grade - 1]} 个月，缴费工资 ${yuan(insuredWage)}`]
        : []),
    ],
    assumed: [
      ...(isInsured === undefined ? ['单位买了工伤保险'] : []),
      ...(grade === undefined && diedOn === undefined ? ['还没有鉴定等级，不猜等级'] : []),
    ],
    wouldChange: ['等级以鉴定委员会的结论为准', '别人撞伤的，医疗费不能拿两份', '超过退休年龄的，另外核'],
    isUrgent: own.isUrgent,
    summary:
      money.amounts.length > 0
        ? [`照这些数，大概有${said(total)}。`, '先去人社局认定工伤，打12333。']
        : ['快叫单位去申报工伤。', '单位不去，一年内自己去，打12333。'],
  })
}
