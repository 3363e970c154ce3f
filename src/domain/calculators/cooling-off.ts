import { rollForward } from '../calendar/working-days.ts'
import { addDays } from '../shanghai-time.ts'
import { dayLine, result, rule, sayDay, textLine } from './answer.ts'
import { type CalculatorContext, type CalculatorResult, defineCalculator } from './calculator.ts'
import { COUNTING, safeDay } from './deadline.ts'
import type { ValuesOf } from './inputs.ts'

const DAYS = 30

const RULES = {
  ...COUNTING,
  calm: rule('从登记机关收到离婚申请起 30 日内，哪一方不愿意都可以去撤回。', '民法典 1077'),
  certificate: rule(
    '30 日满了以后的 30 日内，双方要亲自去领离婚证，不去就算撤回。要去收申请的那个登记机关。',
    '民法典 1077',
    '婚姻登记条例 16',
  ),
}

const INPUTS = {
  appliedOn: { kind: 'day', question: '民政局哪天收的离婚申请？' },
  withdrawnOn: { kind: 'day', question: '有人撤回了吗？哪天？', optional: true },
  isViolent: { kind: 'yes-no', question: '他打你、吓你吗？', optional: true },
} as const

/** The days of the cooling-off period and of the month for the certificate. */
export const coolingOff = defineCalculator({
  name: 'cooling-off',
  title: '算离婚冷静期',
  inputs: INPUTS,
  rules: RULES,
  reckon(values, context) {
    const calmUntil = addDays(values.appliedOn, DAYS)
    const { withdrawnOn } = values
    if (withdrawnOn && withdrawnOn > values.appliedOn && withdrawnOn <= calmUntil)
      return withdrawn(withdrawnOn)
    return answer(values, calmUntil, context)
  },
})

function withdrawn(on: string): CalculatorResult {
  return result({
    lines: [textLine('申请', `${sayDay(on)}撤回，这次申请就没有了`, [RULES.calm])],
    wouldChange: ['想再离，重新去申请，再等30日'],
    summary: ['申请撤回了，这次离不成。', '想再离，重新申请，再等30日。'],
  })
}

function answer(
  { isViolent }: ValuesOf<typeof INPUTS>,
  calmUntil: string,
  context: CalculatorContext,
): CalculatorResult {
  const first = addDays(calmUntil, 1)
  const last = addDays(calmUntil, DAYS)
  const opens = rollForward(first, context.holidays)
  const from = opens.kind === 'known' ? opens.day : first
  const safe = safeDay(last, context)
  const until = safe !== undefined && safe >= from ? safe : last
  return result({
    lines: [
      dayLine('冷静期到', calmUntil, [RULES.calm, COUNTING.start]),
      dayLine('可以领证从', first, [RULES.certificate]),
      dayLine('领证最后一天', last, [RULES.certificate]),
      dayLine('最早去领', from, []),
      dayLine('稳妥的一天', until, []),
      ...(isViolent
        ? [textLine('挨打的', '不用等冷静期：直接去法院起诉，还能申请保护令。打110、12338', [])]
        : []),
    ],
    steps: [`申请那天不算，往后数 30 日，到 ${sayDay(calmUntil)}`, `再数 30 日，到 ${sayDay(last)}`],
    assumed: ['登记机关工作日上班', '最后一天碰上放假，不指望顺延'],
    wouldChange: ['有一方去撤回，就要重新申请', '去法院起诉离婚，没有冷静期'],
    isUrgent: last >= context.today && first <= context.today,
    summary: [`${sayDay(from)}起，两人一起去领证。`, `别拖过${sayDay(until)}，过了就不算了。`],
  })
}
