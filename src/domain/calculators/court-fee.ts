import { amountLine, needs, rangeLine, result, rule, said, textLine, yuan } from './answer.ts'
import {
  type CalculatorContext,
  type CalculatorResult,
  defineCalculator,
  type Rule,
  unanswered,
} from './calculator.ts'
import {
  DIVORCE_PROPERTY,
  ENFORCEMENT,
  type FeeScale,
  feeFor,
  inFen,
  PERSONALITY_DAMAGES,
  PRESERVATION,
  PROPERTY,
} from './fee-scale.ts'
import { type FigureKey, figureOn } from './figures.ts'
import { type Fraction, plus, ratio, smaller, times, whole } from './fraction.ts'
import type { ValuesOf } from './inputs.ts'

const RULES = {
  property: rule(
    '要钱要物的：1 万元以内 50 元；到 10 万元的部分 2.5%；到 20 万元 2%；到 50 万元 1.5%；到 100 万元 1%；到 200 万元 0.9%；到 500 万元 0.8%；到 1000 万元 0.7%；到 2000 万元 0.6%；再往上 0.5%。',
    '诉讼费用交纳办法 13',
  ),
  divorce: rule(
    '离婚的每件 50 元到 300 元，省里定。分财产不超过 20 万元的不另收，超过的部分收 0.5%。',
    '诉讼费用交纳办法 13',
  ),
  personality: rule(
    '名誉权这类每件 100 元到 500 元，省里定。赔偿 5 万元到 10 万元的部分收 1%，10 万元以上的收 0.5%。',
    '诉讼费用交纳办法 13',
  ),
  other: rule('别的不要钱的案子，每件 50 元到 100 元，省里定。', '诉讼费用交纳办法 13'),
  labour: rule('劳动争议每件 10 元。', '诉讼费用交纳办法 13'),
  administrative: rule('告行政机关每件 50 元。', '诉讼费用交纳办法 13'),
  order: rule('支付令按打官司的 1/3 收。', '诉讼费用交纳办法 14'),
  enforcement: rule(
    '申请执行：1 万元以内 50 元；到 50 万元的部分 1.5%；到 500 万元 1%；到 1000 万元 0.5%；再往上 0.1%。',
    '诉讼费用交纳办法 14',
  ),
  later: rule('执行费不用先交，执行到钱以后再交。', '诉讼费用交纳办法 20'),
  preservation: rule(
    '申请保全：1000 元以内 30 元；到 10 万元的部分 1%；再往上 0.5%；最多 5000 元。',
    '诉讼费用交纳办法 14',
  ),
  half: rule('调解、撤诉、简易程序的，受理费减半。', '诉讼费用交纳办法 15', '诉讼费用交纳办法 16'),
  wages: rule('要劳动报酬的案子，可以不先交受理费。', '诉讼费用交纳办法 20'),
  loser: rule('费用由输的一方出。', '诉讼费用交纳办法 29'),
  free: rule('要赡养费、抚养费的，低保、五保没有别的收入的，可以申请免交。', '诉讼费用交纳办法 45'),
  delay: rule('要补偿金的，受伤要赔偿的，有法律援助的，可以申请晚点交。', '诉讼费用交纳办法 47'),
}

const WITH_AMOUNT = ['property', 'payment-order', 'enforcement', 'preservation'] as const

const INPUTS = {
  kind: {
    kind: 'choice',
    question: '要去法院办哪一件？',
    options: [
      { value: 'property', label: '要钱、要赔偿', group: '打官司' },
      { value: 'labour', label: '劳动争议', group: '打官司' },
      { value: 'divorce', label: '离婚', group: '打官司' },
      { value: 'personality', label: '名誉、隐私', group: '打官司' },
      { value: 'payment-order', label: '支付令', group: '申请' },
      { value: 'enforcement', label: '申请执行', group: '申请' },
      { value: 'preservation', label: '申请保全', group: '申请' },
      { value: 'administrative', label: '告行政机关', group: '别的' },
      { value: 'other', label: '别的，不要钱', group: '别的' },
    ],
  },
  amount: { kind: 'money', question: '要多少钱？', onlyIf: { key: 'kind', oneOf: WITH_AMOUNT } },
  shared: {
    kind: 'money',
    question: '要分的财产一共值多少？不分写 0。',
    optional: true,
    onlyIf: { key: 'kind', oneOf: ['divorce'] },
  },
  damages: {
    kind: 'money',
    question: '还要赔多少钱？不要写 0。',
    optional: true,
    onlyIf: { key: 'kind', oneOf: ['personality'] },
  },
  isHalved: {
    kind: 'yes-no',
    question: '是简易程序、调解好了，或者撤诉吗？',
    optional: true,
    onlyIf: {
      key: 'kind',
      oneOf: ['property', 'labour', 'divorce', 'personality', 'administrative', 'other'],
    },
  },
  isForWages: {
    kind: 'yes-no',
    question: '是要工资吗？',
    optional: true,
    onlyIf: { key: 'kind', oneOf: ['property', 'labour'] },
  },
} as const

type Values = ValuesOf<typeof INPUTS>

/** Court fees, application fees and what can be waived. */
export const courtFee = defineCalculator({
  name: 'court-fee',
  title: '算诉讼费',
  inputs: INPUTS,
  rules: RULES,
  reckon(values, context) {
    const { kind, amount, shared = 0, damages = 0 } = values
    switch (kind) {
      case 'labour':
        return answer(values, inFen(10), [RULES.labour])
      case 'administrative':
        return answer(values, inFen(50), [RULES.administrative])
      case 'divorce':
        return provincial(
          values,
          { figure: 'divorce-fee', between: [50, 300], added: feeFor(shared, DIVORCE_PROPERTY) },
          context,
        )
      case 'personality':
        return provincial(
          values,
          { figure: 'personality-fee', between: [100, 500], added: feeFor(damages, PERSONALITY_DAMAGES) },
          context,
        )
      case 'other':
        return provincial(values, { figure: 'other-fee', between: [50, 100], added: whole(0) }, context)
      default:
        return amount === undefined
          ? unanswered('amount', INPUTS.amount.question)
          : answer(values, feeOf(kind, amount), [ruleOf(kind)])
    }
  },
})

type WithAmount = (typeof WITH_AMOUNT)[number]

const SCALES: Readonly<Record<WithAmount, FeeScale>> = {
  property: PROPERTY,
  'payment-order': PROPERTY,
  enforcement: ENFORCEMENT,
  preservation: PRESERVATION,
}

function feeOf(kind: WithAmount, amount: number): Fraction {
  const fee = feeFor(amount, SCALES[kind])
  if (kind === 'payment-order') return times(fee, ratio(1, 3))
  return kind === 'preservation' ? smaller(fee, inFen(5000)) : fee
}

function ruleOf(kind: WithAmount): Rule {
  return kind === 'payment-order' ? RULES.order : RULES[kind]
}

interface Provincial {
  readonly figure: FigureKey
  /** The limits the State Council set, in yuan. */
  readonly between: readonly [number, number]
  readonly added: Fraction
}

const PROVINCIAL_RULES = {
  'divorce-fee': RULES.divorce,
  'personality-fee': RULES.personality,
  'other-fee': RULES.other,
} as const

/** The province fixes the fee within limits; until it is entered only the limits are known. */
function provincial(
  values: Values,
  { figure, between, added }: Provincial,
  { today, figures }: CalculatorContext,
) {
  const because = [PROVINCIAL_RULES[figure as keyof typeof PROVINCIAL_RULES]]
  const base = figureOn(figure, today, figures)
  if (base !== undefined) return answer(values, plus(whole(base), added), because)
  const [least, most] = [plus(inFen(between[0]), added), plus(inFen(between[1]), added)]
  const half = (fee: Fraction) => (values.isHalved ? times(fee, ratio(1, 2)) : fee)
  return needs([figure], `省里定的每件 ${between[0]} 元到 ${between[1]} 元，再加按钱数收的部分。`, [
    rangeLine('大概要交', [half(least), half(most)], values.isHalved ? [...because, RULES.half] : because),
  ])
}

function answer(values: Values, fee: Fraction, because: readonly Rule[]): CalculatorResult {
  const { kind, isHalved, isForWages } = values
  const pays = isHalved ? times(fee, ratio(1, 2)) : fee
  return result({
    lines: [
      amountLine('全额', fee, because),
      ...(isHalved ? [amountLine('减半以后', pays, [RULES.half])] : []),
      ...(isForWages ? [textLine('先不用交', '要工资的，可以不先交', [RULES.wages])] : []),
      ...(kind === 'enforcement' ? [textLine('先不用交', '执行到钱以后再交', [RULES.later])] : []),
      textLine('谁出', '最后由输的一方出', [RULES.loser]),
      textLine('交不起', '低保、要抚养费赡养费的可申请免交；受伤要赔的可申请晚交', [RULES.free, RULES.delay]),
    ],
    steps: [values.amount === undefined ? '按件收' : `按 ${yuan(values.amount)} 分段算，加起来 ${said(fee)}`],
    assumed: kind === 'administrative' ? ['不是商标、专利的案子'] : [],
    wouldChange: isHalved
      ? ['简易程序又调解的，也只减一次']
      : ['简易程序、调解、撤诉的减半', '律师费不在里头'],
    summary: [`去法院大概要交${said(pays)}。`, '打赢了由对方出，交不起可申请免。'],
  })
}
