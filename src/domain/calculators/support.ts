import { amountLine, needs, rangeLine, result, rule, said, textLine, yuan } from './answer.ts'
import { type CalculatorContext, type CalculatorResult, defineCalculator, unanswered } from './calculator.ts'
import { figureOn } from './figures.ts'
import { type Fraction, minus, notNegative, over, ratio, times, whole } from './fraction.ts'
import type { ValuesOf } from './inputs.ts'

const ADULT = 18

const RULES = {
  child: rule(
    '父母不养，未成年的子女可以要抚养费，里头有生活费、教育费、医疗费。',
    '民法典 1067',
    '婚姻家庭编解释一 42',
  ),
  shares: rule(
    '有固定收入的，一般给月总收入的 20% 到 30%；两个以上子女的可以多给，一般不超过 50%。',
    '婚姻家庭编解释一 49',
  ),
  unsteady: rule('没有固定收入的，看当年总收入或同行业平均收入，照这个比例。', '婚姻家庭编解释一 49'),
  until: rule('一般给到 18 周岁；16 周岁以上靠自己劳动养活自己的，可以停。', '婚姻家庭编解释一 53'),
  schooling: rule('成年了还在读高中，或者不是自己的原因养不活自己的，还可以要。', '婚姻家庭编解释一 41'),
  more: rule('生病、上学花得多的，可以要求加。', '婚姻家庭编解释一 58'),
  parent: rule('父母干不动了或有困难，可以向成年子女要赡养费。', '民法典 1067', '老年人权益保障法 14'),
  illness: rule('老人生病，子女要让他及时治，困难的要出医药费。', '老年人权益保障法 15'),
  always: rule(
    '抚养费、赡养费没有时效，还可以申请先给。',
    '民法典 196',
    '民事诉讼法 109',
    '老年人权益保障法 75',
  ),
  free: rule('要赡养费、抚养费的，可以申请免交诉讼费。', '诉讼费用交纳办法 45'),
}

const FOR_CHILD = { key: 'whom', oneOf: ['child'] } as const
const FOR_PARENT = { key: 'whom', oneOf: ['parent'] } as const

const INPUTS = {
  whom: {
    kind: 'choice',
    question: '给谁要钱？',
    options: [
      { value: 'child', label: '给孩子要' },
      { value: 'parent', label: '给老人要' },
    ],
  },
  income: { kind: 'money', question: '该出钱的人收入多少？', onlyIf: FOR_CHILD },
  incomePer: {
    kind: 'choice',
    question: '这是一个月的，还是一年的？',
    onlyIf: FOR_CHILD,
    options: [
      { value: 'month', label: '一个月' },
      { value: 'year', label: '打零工一年' },
    ],
  },
  children: {
    kind: 'number',
    unit: '个',
    isWhole: true,
    min: 1,
    max: 20,
    question: '他要养几个孩子？',
    onlyIf: FOR_CHILD,
  },
  age: { kind: 'number', unit: '岁', max: 120, question: '孩子几岁？', optional: true, onlyIf: FOR_CHILD },
  isSelfSupporting: {
    kind: 'yes-no',
    question: '孩子已经打工养活自己了吗？',
    optional: true,
    onlyIf: FOR_CHILD,
  },
  ownIncome: { kind: 'money', question: '老人自己每月有多少钱？养老金、低保都算。', onlyIf: FOR_PARENT },
  ableChildren: {
    kind: 'number',
    unit: '个',
    isWhole: true,
    min: 1,
    max: 30,
    question: '有能力出钱的子女有几个？',
    onlyIf: FOR_PARENT,
  },
  medical: { kind: 'money', question: '老人看病自己掏了多少？', optional: true, onlyIf: FOR_PARENT },
} as const

type Values = ValuesOf<typeof INPUTS>

/** Child support by the usual shares; for parents only a figure to talk from, for the law has none. */
export const support = defineCalculator({
  name: 'support',
  title: '算抚养赡养费',
  inputs: INPUTS,
  rules: RULES,
  reckon(values, context) {
    if (values.whom === 'parent') return forParent(values, context)
    const { income, incomePer, children, age, isSelfSupporting } = values
    if (income === undefined) return unanswered('income', INPUTS.income.question)
    if (age !== undefined && (age >= ADULT || (age >= 16 && isSelfSupporting))) return stopped(age)
    const monthly = incomePer === 'year' ? over(whole(income), whole(12)) : whole(income)
    return forChildren(values, monthly, children ?? 1)
  },
})

function stopped(age: number): CalculatorResult {
  return result({
    lines: [textLine('抚养费', '可以停止给', [RULES.until, RULES.schooling])],
    steps: [`孩子 ${age} 岁`],
    wouldChange: ['孩子还在读高中，或有病不能自己生活的，还可以要'],
    summary: ['孩子自己能养活自己，可以停。', '还在读高中或有病的，另外说。'],
  })
}

function forChildren({ incomePer }: Values, monthly: Fraction, children: number): CalculatorResult {
  const [low, high] = [times(monthly, ratio(1, 5)), times(monthly, ratio(3, 10))]
  const most = times(monthly, ratio(1, 2))
  const rules = [RULES.shares, RULES.child, ...(incomePer === 'year' ? [RULES.unsteady] : [])]
  const isSeveral = children > 1
  return result({
    lines: [
      isSeveral ? rangeLine('每月一共', [low, most], rules) : rangeLine('每月', [low, high], rules),
      ...(isSeveral ? [amountLine('一般最多', most, [RULES.shares])] : []),
      textLine('给到什么时候', '一般到18周岁', [RULES.until]),
      textLine('时效', '没有时效，可以申请先给', [RULES.always]),
    ],
    steps: [`每月收入 ${said(monthly)}，乘 20% 到 ${isSeveral ? '50' : '30'}%`],
    assumed: incomePer === 'year' ? ['一年的收入平均到 12 个月'] : ['收入是固定的，没扣社保和税以前的'],
    wouldChange: [
      '孩子生病、上学花得多，可以要求加',
      '出钱的人特别困难，可以减',
      '两人说好了别的数，先看说好的',
    ],
    summary: isSeveral
      ? [`每月大概给${said(low)}到${said(most)}。`, '这是几个孩子一共的。']
      : [`每月大概给${said(low)}到${said(high)}。`, '一般给到孩子18岁。'],
  })
}

function forParent(
  { ownIncome = 0, ableChildren = 1, medical }: Values,
  { today, figures }: CalculatorContext,
) {
  const living = figureOn('local-spending-year', today, figures)
  const formula =
    '（当地一人一年花的 ÷ 12 − 老人自己每月的钱）÷ 能出钱的子女数，医药费大家分。法律没有固定公式，这只是商量的起点。'
  const share = medical === undefined ? undefined : over(whole(medical), whole(ableChildren))
  const medicalLines = share ? [amountLine('医药费每人', share, [RULES.illness])] : []
  if (living === undefined) return needs(['local-spending-year'], formula, medicalLines)
  const each = over(notNegative(minus(over(whole(living), whole(12)), whole(ownIncome))), whole(ableChildren))
  return result({
    lines: [
      amountLine('每个子女每月', each, [RULES.parent]),
      ...medicalLines,
      textLine('法律怎么说', '没有固定数，要看老人需要、子女能力和当地生活', [RULES.parent]),
      textLine('时效', '没有时效，可以申请先给，诉讼费可申请免', [RULES.always, RULES.free]),
    ],
    steps: [`（${yuan(living)} ÷ 12 − ${yuan(ownIncome)}）÷ ${ableChildren}`],
    assumed: ['每个子女能力差不多，平着分', '这是商量用的数，不是法定标准'],
    wouldChange: ['有的子女困难，可以少出', '老人生病、要人照顾，要多出'],
    summary: [`每个子女每月先商量${said(each)}。`, '老人看病的钱，大家另外分。'],
  })
}
