import { amountLine, rangeLine, result, rule, said, textLine, yuan } from './answer.ts'
import { type CalculatorResult, defineCalculator, unanswered } from './calculator.ts'
import {
  decimal,
  type Fraction,
  minus,
  notNegative,
  over,
  plus,
  ratio,
  sum,
  times,
  whole,
  ZERO,
} from './fraction.ts'
import type { ValuesOf } from './inputs.ts'

/** 月计薪天数 21.75, in hundredths (企业职工带薪年休假实施办法 11). */
export const PAID_DAYS_PER_MONTH = ratio(2175, 100)

const RULES = {
  owed: rule('做了多少活，就该给多少工资，要按时给足。', '劳动合同法 30', '保障农民工工资支付条例 11'),
  perDay: rule('不满整月的，一天的工资是月工资除以 21.75 天。', '企业职工带薪年休假实施办法 11'),
  noDeduction: rule(
    '单位不准随便扣工资，也不准拿东西抵。要赔损失的，每月最多扣当月工资的 20%。',
    '工资支付暂行规定 15',
    '工资支付暂行规定 16',
    '保障农民工工资支付条例 11',
  ),
  extra: rule(
    '劳动监察责令限期给，过了期限还不给的，再加付欠款的 50% 到 100%。',
    '劳动合同法 85',
    '劳动保障监察条例 26',
  ),
  notWages: rule('工程款、材料款不是工资，要分开要。', '保障农民工工资支付条例 52'),
}

const INPUTS = {
  way: {
    kind: 'choice',
    question: '工钱是怎么算的？',
    options: [
      { value: 'day', label: '按天' },
      { value: 'month', label: '按月' },
      { value: 'hour', label: '按小时' },
      { value: 'piece', label: '按件、按方' },
      { value: 'known', label: '欠多少已算好' },
    ],
  },
  price: {
    kind: 'money',
    question: '一天、一个月、一小时或一件多少钱？',
    onlyIf: { key: 'way', oneOf: ['day', 'month', 'hour', 'piece'] },
  },
  quantity: {
    kind: 'number',
    unit: '天、月、小时或件',
    max: 1_000_000,
    question: '一共做了多少天、几个月、几小时或多少件？',
    onlyIf: { key: 'way', oneOf: ['day', 'month', 'hour', 'piece'] },
  },
  extraDays: {
    kind: 'number',
    unit: '天',
    max: 31,
    question: '满月以外，还多做了几天？',
    optional: true,
    onlyIf: { key: 'way', oneOf: ['month'] },
  },
  owedEach: { kind: 'moneys', question: '每个人还欠多少？', onlyIf: { key: 'way', oneOf: ['known'] } },
  paid: {
    kind: 'money',
    question: '已经给了多少？借支的也算上。没给过就写 0。',
    onlyIf: { key: 'way', oneOf: ['day', 'month', 'hour', 'piece'] },
  },
  deducted: { kind: 'money', question: '被罚掉、拿东西抵掉多少？', optional: true },
  materials: { kind: 'money', question: '另外垫的料钱、机械钱有多少？', optional: true },
  employer: {
    kind: 'choice',
    question: '是给谁干活？',
    optional: true,
    options: [
      { value: 'unit', label: '公司或工地' },
      { value: 'person', label: '私人家里' },
    ],
  },
  wasOrdered: {
    kind: 'yes-no',
    question: '劳动监察责令老板限期给，过期还没给吗？',
    optional: true,
    onlyIf: { key: 'employer', oneOf: ['unit'] },
  },
} as const

type Values = ValuesOf<typeof INPUTS>

/** Wages still owed, one worker or several, and what is added after an order that was not obeyed. */
export const unpaidWages = defineCalculator({
  name: 'unpaid-wages',
  title: '算欠薪',
  inputs: INPUTS,
  rules: RULES,
  reckon(values) {
    if (values.way === 'known') return owedByAll(values.owedEach ?? [], values)
    const { price, quantity, paid } = values
    if (price === undefined) return unanswered('price', INPUTS.price.question)
    if (quantity === undefined) return unanswered('quantity', INPUTS.quantity.question)
    const due = dueFor(values, price, decimal(quantity))
    const owed = notNegative(minus(due, whole(paid ?? 0)))
    const days = values.extraDays ? `，另 ${values.extraDays} 天按月工资除以 21.75 算` : ''
    return answer(values, owed, {
      lines: [amountLine('一共该给', due, [RULES.owed, ...(values.extraDays ? [RULES.perDay] : [])])],
      steps: [
        `该给：${yuan(price)} × ${quantity}${days}，合 ${said(due)}`,
        `减去已经给的 ${yuan(paid ?? 0)}，还欠 ${said(owed)}`,
      ],
    })
  },
})

function dueFor({ extraDays = 0 }: Values, price: number, quantity: Fraction): Fraction {
  const perDay = over(whole(price), PAID_DAYS_PER_MONTH)
  return plus(times(whole(price), quantity), times(perDay, decimal(extraDays)))
}

function owedByAll(each: readonly number[], values: Values): CalculatorResult {
  const owed = sum(each.map(whole))
  return answer(values, owed, {
    lines: [textLine('一共几个人', `${each.length}人`, [RULES.owed])],
    steps: [`${each.map(yuan).join(' + ')} = ${said(owed)}`],
  })
}

function answer(
  values: Values,
  owed: Fraction,
  before: { readonly lines: ReturnType<typeof amountLine>[]; readonly steps: readonly string[] },
): CalculatorResult {
  const { deducted, materials, wasOrdered = false } = values
  return result({
    lines: [
      ...before.lines,
      amountLine('还欠', owed, [RULES.owed]),
      ...(wasOrdered ? [rangeLine('加付赔偿金', [times(owed, ratio(1, 2)), owed], [RULES.extra])] : []),
      ...(deducted
        ? [textLine('被扣的', `${yuan(deducted)}没有当成已付，照样算欠着`, [RULES.noDeduction])]
        : []),
      ...(materials ? [textLine('料钱机械钱', `${yuan(materials)}另外要，不算工资`, [RULES.notWages])] : []),
    ],
    steps: before.steps,
    assumed: values.extraDays ? ['不满月的天数按 21.75 天折算，也有按当月该上班的天数折算的'] : [],
    wouldChange: [
      ...(wasOrdered
        ? []
        : ['劳动监察责令限期给、过期还不给的，可以再加付 50% 到 100%（给私人干活的没有这一项）']),
      '有工资条、转账或欠条写着别的数，以那个为准',
    ],
    summary: isNothing(owed)
      ? ['照这些数，工钱已经给够了。', '数不对，把天数和价钱再说一遍。']
      : [`老板还欠工钱${said(owed)}。`, '拿好记工本和转账记录，打12333。'],
  })
}

function isNothing({ top }: Fraction): boolean {
  return top === ZERO.top
}
