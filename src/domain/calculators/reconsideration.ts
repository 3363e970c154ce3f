import { earlier } from '../calendar/day.ts'
import { rawLastDay } from '../calendar/period.ts'
import { rollForward } from '../calendar/working-days.ts'
import { addDays } from '../shanghai-time.ts'
import { result, rule, sayDay, textLine } from './answer.ts'
import { type CalculatorContext, type CalculatorResult, defineCalculator, unanswered } from './calculator.ts'
import { COUNTING, type Deadline, deadline, deadlineOn } from './deadline.ts'
import type { ValuesOf } from './inputs.ts'

const SIXTY_DAYS = { count: 60, unit: 'day' } as const
const FIFTEEN_DAYS = { count: 15, unit: 'day' } as const
const SIX_MONTHS = { count: 6, unit: 'month' } as const

const RULES = {
  ...COUNTING,
  reconsider: rule('不服行政行为，从知道那天起 60 日内申请行政复议。', '行政复议法 20'),
  served: rule('直接送的，从签收或拒收那天算；邮寄的，从签收那天算。', '行政复议法实施条例 23'),
  untold: rule('没告诉你可以复议的，从知道可以复议那天算，但从知道内容起最长 1 年。', '行政复议法 20'),
  longest: rule('不动产的事从作出起最长 20 年，别的最长 5 年。', '行政复议法 21', '行政诉讼法 46'),
  silent: rule('申请了不办的：有期限的从期满算，没期限的从收到申请满 60 日算。', '行政复议法实施条例 24'),
  first: rule('单位该办不办的、当场处罚的、政府信息不公开的，要先复议再起诉。', '行政复议法 23'),
  sue: rule('直接起诉的，从知道行政行为那天起 6 个月内。', '行政诉讼法 46', '行政诉讼起诉期限解释 2'),
  sueAfter: rule('不服复议决定的，收到 15 日内起诉。', '行政诉讼法 45'),
  demolition: rule('限期拆除的决定，接到 15 日内起诉。', '土地管理法 83'),
}

const INPUTS = {
  situation: {
    kind: 'choice',
    question: '是哪一种情况？',
    options: [
      { value: 'served', label: '收到决定书' },
      { value: 'demolition', label: '收到限期拆除' },
      { value: 'no-answer', label: '申请了不办' },
      { value: 'reconsidered', label: '收到复议决定' },
    ],
  },
  on: { kind: 'day', question: '哪天收到、知道，或者递的申请？' },
  toldOn: {
    kind: 'day',
    question: '决定书没写可以复议的，你哪天才知道？',
    optional: true,
    onlyIf: { key: 'situation', oneOf: ['served', 'demolition'] },
  },
  promisedBy: {
    kind: 'day',
    question: '规定了哪天以前要办好吗？',
    optional: true,
    onlyIf: { key: 'situation', oneOf: ['no-answer'] },
  },
  madeOn: {
    kind: 'day',
    question: '决定是哪天作出的？',
    optional: true,
    onlyIf: { key: 'situation', oneOf: ['served'] },
  },
  isLandOrHouse: {
    kind: 'yes-no',
    question: '是房子、土地的事吗？',
    optional: true,
    onlyIf: { key: 'situation', oneOf: ['served'] },
  },
} as const

type Values = ValuesOf<typeof INPUTS>

/** The last days for administrative reconsideration and for going to court. */
export const reconsideration = defineCalculator({
  name: 'reconsideration',
  title: '算复议期限',
  inputs: INPUTS,
  rules: RULES,
  reckon(values, context) {
    if (values.toldOn !== undefined && values.toldOn < values.on)
      return unanswered('toldOn', INPUTS.toldOn.question)
    return answer(values, deadlinesOf(values, context))
  },
})

function deadlinesOf(values: Values, context: CalculatorContext): readonly Deadline[] {
  const { situation, on, promisedBy } = values
  if (situation === 'reconsidered') {
    return [
      deadline({ label: '起诉最后一天', from: on, period: FIFTEEN_DAYS, rules: [RULES.sueAfter] }, context),
    ]
  }
  if (situation === 'no-answer') {
    const from = promisedBy ?? addDays(on, SIXTY_DAYS.count)
    const rules = [RULES.reconsider, RULES.silent]
    return [deadline({ label: '复议最后一天', from, period: SIXTY_DAYS, rules }, context)]
  }
  const reconsider = reconsiderBy(values, context)
  return situation === 'demolition'
    ? [
        deadline(
          { label: '起诉最后一天', from: on, period: FIFTEEN_DAYS, rules: [RULES.demolition] },
          context,
        ),
        reconsider,
      ]
    : [reconsider, sueBy(values, context)]
}

function reconsiderBy({ on, toldOn, ...values }: Values, context: CalculatorContext): Deadline {
  const raw = rawLastDay(toldOn ?? on, SIXTY_DAYS.count, 'day')
  const untold = toldOn ? earlier(raw, rawLastDay(on, 1, 'year')) : raw
  const rules = [RULES.reconsider, RULES.served, ...(toldOn ? [RULES.untold] : [])]
  return cappedOn({ label: '复议最后一天', raw: untold, rules }, values, context)
}

function sueBy({ on, ...values }: Values, context: CalculatorContext): Deadline {
  const raw = rawLastDay(on, SIX_MONTHS.count, SIX_MONTHS.unit)
  return cappedOn({ label: '起诉最后一天', raw, rules: [RULES.sue] }, values, context)
}

function cappedOn(
  { label, raw, rules }: { label: string; raw: string; rules: readonly (typeof RULES.sue)[] },
  { madeOn, isLandOrHouse }: Pick<Values, 'madeOn' | 'isLandOrHouse'>,
  context: CalculatorContext,
): Deadline {
  const longest = madeOn && rawLastDay(madeOn, isLandOrHouse ? 20 : 5, 'year')
  const last = longest ? earlier(raw, longest) : raw
  const rolled = rollForward(last, context.holidays)
  const because = longest ? [...rules, RULES.longest] : rules
  return deadlineOn(
    { label, rules: because },
    rolled.kind === 'known' ? { raw: last, rolled: rolled.day } : { raw: last },
    context,
  )
}

function answer({ situation, on, toldOn }: Values, deadlines: readonly Deadline[]): CalculatorResult {
  const [first] = deadlines
  return result({
    lines: [
      ...deadlines.flatMap(({ lines }) => lines),
      ...(situation === 'no-answer'
        ? [textLine('先走哪一步', '该办不办的，先申请复议，再起诉', [RULES.first])]
        : []),
      ...(situation === 'demolition'
        ? [textLine('先看哪个', '起诉只有15日，先盯住这个', [RULES.demolition])]
        : []),
      ...(deadlines.every(({ isPast }) => isPast)
        ? [textLine('过了期限', '可能不再受理。马上打12348，看有没有例外', [])]
        : []),
    ],
    steps: [`从 ${sayDay(toldOn ?? on)} 起算，当天不算`],
    assumed: toldOn || situation !== 'served' ? [] : ['决定书写明了可以复议'],
    wouldChange: ['去信访不会停下这个期限', '决定书没写可以复议的，从知道那天算', '有的事要先复议才能起诉'],
    isUrgent: deadlines.some(({ isUrgent }) => isUrgent),
    summary: first?.isPast
      ? [`${sayDay(first.lastDay)}是最后一天，已经过了。`, '快打12348，问还有没有办法。']
      : [`最晚${sayDay(first?.goBy ?? on)}去办。`, '带上决定书，写清哪天收到的。'],
  })
}
