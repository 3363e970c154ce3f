import { daysBetween } from '../calendar/day.ts'
import { amountLine, result, rule, textLine } from './answer.ts'
import { type CalculatorContext, defineCalculator, type ResultLine, type Rule } from './calculator.ts'
import { figureOn } from './figures.ts'
import { whole } from './fraction.ts'
import type { ValuesOf } from './inputs.ts'

/** 不足七日 (法律援助法 44). */
const FEW_DAYS = 7

const RULES = {
  defence: rule('未成年、残疾、可能判无期或死刑的，没请律师，由办案机关通知派律师。', '法律援助法 25'),
  accused: rule('其他被告人没请律师的，本人和家里人可以申请。', '法律援助法 24'),
  victim: rule('刑事案的受害人没钱请人的，可以申请。', '法律援助法 29'),
  anyIncome: rule(
    '被家暴、虐待、遗弃的，见义勇为的，烈士名誉被害的，再审无罪要赔偿的，不看收入。',
    '法律援助法 32',
  ),
  matters: rule(
    '要工资、赡养抚养费、社保低保、抚恤金、国家赔偿的，工伤、交通、食品、医疗事故受伤要赔的，可以申请。',
    '法律援助法 31',
  ),
  unchecked: rule(
    '没有收入的老人、孩子、残疾人，低保、优抚对象，讨薪或工伤的进城务工人员，不核查家里条件。',
    '法律援助法 42',
  ),
  honest: rule('没钱的照实说，写个诚信承诺就行。骗来的要退钱、罚款。', '法律援助法 41', '法律援助法 64'),
  advice: rule('问法律的事，谁都可以问，不要钱。', '法律援助法 22', '法律援助法 23'),
  time: rule('收到申请 7 日内决定，决定给的 3 日内派人。', '法律援助法 43'),
  first: rule('离期限不足 7 日的，可以先帮，手续后补。', '法律援助法 44'),
  where: rule(
    '打官司的，去办案机关那里的法律援助中心；别的去处理争议的机关那里，或事情发生的地方。',
    '法律援助法 38',
  ),
  objection: rule('不给援助的，可以去司法局提异议，5 日内答复。', '法律援助法 49'),
}

const INPUTS = {
  matter: {
    kind: 'choice',
    question: '是哪一类事？',
    options: [
      { value: 'wages', label: '要工资', group: '干活' },
      { value: 'injury-at-work', label: '工伤', group: '干活' },
      { value: 'support', label: '赡养费抚养费', group: '家里' },
      { value: 'violence', label: '家暴虐待遗弃', group: '家里' },
      { value: 'accident', label: '交通医疗食品伤', group: '受伤' },
      { value: 'beaten', label: '被人打伤', group: '受伤' },
      { value: 'benefits', label: '社保低保抚恤', group: '找政府' },
      { value: 'state-compensation', label: '国家赔偿', group: '找政府' },
      { value: 'crime-accused', label: '被抓、被起诉', group: '犯罪案件' },
      { value: 'crime-victim', label: '犯罪的受害人', group: '犯罪案件' },
      { value: 'courage', label: '见义勇为', group: '别的' },
      { value: 'martyr', label: '烈士的名誉', group: '别的' },
      { value: 'other', label: '合同、别的事', group: '别的' },
    ],
  },
  isSpecialAccused: {
    kind: 'yes-no',
    question: '他是未成年、残疾人，或者可能判无期、死刑吗？',
    onlyIf: { key: 'matter', oneOf: ['crime-accused'] },
  },
  person: {
    kind: 'choice',
    question: '你是哪一种人？',
    options: [
      { value: 'no-income', label: '没收入的老少残' },
      { value: 'relief', label: '低保、优抚' },
      { value: 'migrant', label: '进城打工的' },
      { value: 'none', label: '都不是' },
    ],
  },
  isPoor: { kind: 'yes-no', question: '家里拿不出请律师的钱，是吗？', optional: true },
  inLawsuit: { kind: 'yes-no', question: '要打官司吗？（仲裁、调解不算）', optional: true },
  deadlineOn: { kind: 'day', question: '起诉、仲裁最晚是哪天？', optional: true },
} as const

type Values = ValuesOf<typeof INPUTS>

/** What of 法律援助法 a first look finds. */
type Outcome = 'notified' | 'any-income' | 'unchecked' | 'by-income' | 'advice'

const OUTCOMES: Readonly<
  Record<Outcome, { text: string; summary: string; bring: string; rules: readonly Rule[] }>
> = {
  notified: {
    text: '办案机关会通知派律师，不要钱',
    summary: '会派律师，不要钱。',
    bring: '问办案的公安、检察院、法院派了没有',
    rules: [RULES.defence],
  },
  'any-income': {
    text: '可以申请，不看收入',
    summary: '可以申请免费律师，不看收入。',
    bring: '身份证，报警记录、病历、照片',
    rules: [RULES.anyIncome],
  },
  unchecked: {
    text: '可以申请，不核查家里条件',
    summary: '可以申请免费律师，不查家里条件。',
    bring: '身份证，低保证、残疾证或打工的证明，案子的材料',
    rules: [RULES.matters, RULES.unchecked],
  },
  'by-income': {
    text: '可以申请，要看家里条件',
    summary: '家里困难的，可申请免费律师。',
    bring: '身份证，写清家里收入，案子的材料',
    rules: [RULES.matters, RULES.honest],
  },
  advice: {
    text: '免费律师不一定有，问法律不要钱',
    summary: '免费律师不一定有，能免费问。',
    bring: '身份证和案子的材料',
    rules: [RULES.advice],
  },
}

const ANY_INCOME: readonly string[] = ['violence', 'courage', 'martyr']
const WITHIN: readonly string[] = [
  'wages',
  'injury-at-work',
  'support',
  'accident',
  'benefits',
  'state-compensation',
]
const UNCHECKED_FOR_MIGRANTS: readonly string[] = ['wages', 'injury-at-work']

/** A first look at whether somebody may get a lawyer free of charge; the legal aid centre decides. */
export const legalAid = defineCalculator({
  name: 'legal-aid',
  title: '看能否请援助',
  inputs: INPUTS,
  rules: RULES,
  reckon(values, context) {
    const outcome = outcomeOf(values)
    const { text, bring, rules, summary } = OUTCOMES[outcome]
    const daysLeft =
      values.deadlineOn === undefined ? undefined : daysBetween(context.today, values.deadlineOn)
    const isUrgent = daysLeft !== undefined && daysLeft < FEW_DAYS
    return result({
      lines: [
        textLine('初步看', text, [...rules, ...crimeRules(values.matter)]),
        ...(isUrgent ? [textLine('没几天了', '可以先帮你办，手续后补', [RULES.first])] : []),
        textLine('带什么', bring, []),
        textLine(
          '去哪里',
          values.inLawsuit
            ? '办案的法院那里的法律援助中心'
            : '处理争议的机关那里，或事情发生地的法律援助中心',
          [RULES.where],
        ),
        textLine('多久', '7日内决定，给的3日内派人', [RULES.time]),
        ...lineOfIncome(outcome, context),
      ],
      steps: [OUTCOMES[outcome].rules.map((one) => one.text).join('')],
      assumed: outcome === 'by-income' && values.isPoor === undefined ? ['没说家里困难不困难'] : [],
      wouldChange: ['省里规定的范围可能更宽', '不给援助的，可以去司法局提异议', '说假话骗来的要退钱、罚款'],
      isUrgent,
      summary: [summary, '打12348，或去县法律援助中心。'],
    })
  },
})

function outcomeOf({ matter, isSpecialAccused, person, isPoor }: Values): Outcome {
  if (matter === 'crime-accused') return isSpecialAccused ? 'notified' : 'by-income'
  if (ANY_INCOME.includes(matter)) return 'any-income'
  if (matter !== 'crime-victim' && !WITHIN.includes(matter)) return 'advice'
  if (isUnchecked(matter, person)) return 'unchecked'
  return isPoor === false ? 'advice' : 'by-income'
}

function isUnchecked(matter: Values['matter'], person: Values['person']): boolean {
  if (person === 'migrant') return UNCHECKED_FOR_MIGRANTS.includes(matter)
  return person !== 'none'
}

function crimeRules(matter: Values['matter']): readonly Rule[] {
  if (matter === 'crime-victim' || matter === 'beaten') return [RULES.victim]
  return matter === 'crime-accused' ? [RULES.accused] : []
}

/** The line of hardship is the province's; without it only who knows it can be said. */
function lineOfIncome(outcome: Outcome, { today, figures }: CalculatorContext): readonly ResultLine[] {
  if (outcome !== 'by-income') return []
  const line = figureOn('legal-aid-line', today, figures)
  return line === undefined
    ? [textLine('困难标准', '以县法律援助中心说的为准，问12348', [RULES.honest])]
    : [amountLine('困难标准（每人每月）', whole(line), [RULES.honest])]
}
