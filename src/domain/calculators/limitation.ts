import { addMonths, daysBetween, earlier, later } from '../calendar/day.ts'
import { lastDayOf, type Period, rawLastDay } from '../calendar/period.ts'
import { rollForward } from '../calendar/working-days.ts'
import { addDays } from '../shanghai-time.ts'
import { result, rule, sayDay, textLine } from './answer.ts'
import {
  type CalculatorContext,
  type CalculatorResult,
  defineCalculator,
  type Rule,
  unanswered,
} from './calculator.ts'
import { COUNTING, type Deadline, deadline, deadlineOn } from './deadline.ts'
import type { ValuesOf } from './inputs.ts'
import { LIMITED_CLAIMS, type LimitedClaim } from './limitation-claims.ts'

const CLAIMS: Readonly<Record<string, LimitedClaim>> = LIMITED_CLAIMS
const OPTIONS = Object.entries(CLAIMS).map(([value, { label, group }]) => ({ value, label, group }))
const names = (isWanted: (claim: LimitedClaim) => boolean) =>
  Object.entries(CLAIMS).flatMap(([name, claim]) => (isWanted(claim) ? [name] : []))

const RULES = {
  ...COUNTING,
  ...Object.fromEntries(Object.entries(CLAIMS).map(([name, claim]) => [name, claim.rule])),
}
const INTERRUPTED = rule(
  '催过、对方答应过、起诉过或申请过仲裁，从那天或案子办完那天重新算。',
  '民法典 195',
  '诉讼时效规定 13',
)
const BLOCKED = rule('最后 6 个月里有事办不成的，等那件事过去，再给 6 个月。', '民法典 194')
const AFTER = rule(
  '过了时效还能要，对方可以不认；对方又答应还的，就得还。法院不会自己提时效。',
  '民法典 192',
  '民法典 193',
)
const FIRST_AID = rule('时效剩不足 7 日的，法律援助可以先帮后补手续。', '法律援助法 44')

const INPUTS = {
  claim: { kind: 'choice', question: '要办的是哪一件？', options: OPTIONS },
  startedOn: {
    kind: 'day',
    question: '从哪天算起？离职、到期、受伤、收到文书或知道的那天。',
    onlyIf: { key: 'claim', oneOf: names(({ period }) => period !== undefined) },
  },
  happenedOn: {
    kind: 'day',
    question: '事情是哪天发生的？',
    optional: true,
    onlyIf: { key: 'claim', oneOf: names(({ longest }) => longest !== undefined) },
  },
  demands: {
    kind: 'days',
    question: '哪几天催过、投诉过，或者对方答应过？有证据的才算。',
    optional: true,
    onlyIf: { key: 'claim', oneOf: names(({ isInterruptible }) => isInterruptible) },
  },
  proceedingsBegan: {
    kind: 'day',
    question: '哪天报案、起诉或申请仲裁的？',
    optional: true,
    onlyIf: { key: 'claim', oneOf: names(({ isInterruptible }) => isInterruptible) },
  },
  proceedingsEnded: {
    kind: 'day',
    question: '那个案子哪天办完的？',
    optional: true,
    onlyIf: { key: 'claim', oneOf: names(({ isInterruptible }) => isInterruptible) },
  },
  blockedFrom: {
    kind: 'day',
    question: '有没有事情挡着办不成？从哪天起？',
    optional: true,
    onlyIf: { key: 'claim', oneOf: names(({ obstacle }) => obstacle !== 'none') },
  },
  blockedTo: {
    kind: 'day',
    question: '那件事哪天过去的？',
    optional: true,
    onlyIf: { key: 'claim', oneOf: names(({ obstacle }) => obstacle !== 'none') },
  },
} as const

type Values = ValuesOf<typeof INPUTS>

/** The last day for a claim, with demands, proceedings and obstacles counted. */
export const limitation = defineCalculator({
  name: 'limitation',
  title: '算期限',
  inputs: INPUTS,
  rules: { ...RULES, interrupted: INTERRUPTED, blocked: BLOCKED, after: AFTER, firstAid: FIRST_AID },
  reckon(values, context) {
    const claim = CLAIMS[values.claim]
    if (!claim) return unanswered('claim', INPUTS.claim.question)
    if (!claim.period) return unlimited(values.claim, claim.rule)
    if (values.startedOn === undefined) return unanswered('startedOn', INPUTS.startedOn.question)
    return answer(values, { claim, period: claim.period, startedOn: values.startedOn }, context)
  },
})

function unlimited(name: string, because: Rule): CalculatorResult {
  return result({
    lines: [textLine('期限', '没有期限，随时可以要', [because])],
    wouldChange: name === 'wages-employed' ? ['一离开单位，就只有1年'] : [],
    summary: ['这件事没有时效，现在就能去要。', '越早去，证据越好找。'],
  })
}

interface Running {
  readonly claim: LimitedClaim
  readonly period: Period
  readonly startedOn: string
}

function answer(values: Values, running: Running, context: CalculatorContext): CalculatorResult {
  const { claim, period } = running
  const run = runAnew(values, running, context)
  const end = endOf(values, { ...running, startedOn: run.start }, context)
  return result({
    lines: [...end.lines, ...afterwards(claim, end)],
    steps: [...run.steps, `从 ${sayDay(run.start)} 起算，当天不算`],
    assumed: claim.isInterruptible && !values.demands ? ['没有催过，也没有别的中断'] : [],
    wouldChange: changesOf(values.claim, claim, period),
    isUrgent: end.isUrgent,
    summary: summaryOf(claim, end),
  })
}

/** Each demand within the period starts it anew; one that comes too late does not (民法典 195). */
function runAnew(
  values: Values,
  { period, startedOn }: Running,
  { holidays }: CalculatorContext,
): { start: string; steps: readonly string[] } {
  const events = [
    ...(values.demands ?? []).map((on) => ({ on, from: on })),
    ...(values.proceedingsBegan
      ? [{ on: values.proceedingsBegan, from: values.proceedingsEnded ?? values.proceedingsBegan }]
      : []),
  ].toSorted((one, two) => (one.on < two.on ? -1 : 1))
  let start = startedOn
  const steps: string[] = []
  for (const { on, from } of events) {
    const { raw = '', rolled } = lastDayOf(start, period, holidays)
    const isInTime = on > start && on <= (rolled.kind === 'known' ? rolled.day : raw)
    if (isInTime) start = later(start, from)
    steps.push(
      isInTime
        ? `${sayDay(on)} 催过或办过，从 ${sayDay(from)} 重新算`
        : `${sayDay(on)} 不在期限里，不能重新算`,
    )
  }
  return { start, steps }
}

function endOf(values: Values, { claim, period, startedOn }: Running, context: CalculatorContext): Deadline {
  const rules = [claim.rule, COUNTING.start, ...(period.unit === 'day' ? [] : [COUNTING.end])]
  const label = '最后一天'
  if (period.unit === 'working-day') return deadline({ label, from: startedOn, period, rules }, context)
  const { unit, count } = period
  const longest = claim.longest && capOf(values, claim.longest)
  const counted = unblocked(values, claim, rawLastDay(startedOn, count, unit))
  const raw = longest ? earlier(counted, longest) : counted
  const rolled = rollForward(raw, context.holidays)
  return deadlineOn(
    { label, rules },
    rolled.kind === 'known' ? { raw, rolled: rolled.day } : { raw },
    context,
  )
}

function capOf({ happenedOn, startedOn = '' }: Values, { count, unit }: Period): string {
  return rawLastDay(happenedOn ?? startedOn, count, unit === 'working-day' ? 'day' : unit)
}

/** An obstacle in the last six months gives six more after it; other periods stand still while it lasts. */
function unblocked({ blockedFrom, blockedTo }: Values, { obstacle }: LimitedClaim, last: string): string {
  if (!blockedFrom || !blockedTo || blockedTo < blockedFrom || blockedFrom > last) return last
  if (obstacle === 'not-counted') return addDays(last, daysBetween(blockedFrom, blockedTo) + 1)
  const isInLastMonths = obstacle === 'last-six-months' && blockedTo > addMonths(last, -6)
  return isInLastMonths ? later(last, addMonths(blockedTo, 6)) : last
}

function afterwards({ end }: LimitedClaim, { isPast, isUrgent }: Deadline) {
  if (isUrgent) return [textLine('没几天了', '法律援助可以先帮你办，打12348', [FIRST_AID])]
  if (!isPast) return []
  if (end === 'defence')
    return [textLine('过了期限', '还可以要，对方可能拿期限顶你。对方签字答应还，就重新有效', [AFTER])]
  if (end === 'inspection') return [textLine('过了期限', '劳动监察可能不再查，还可以问劳动仲裁', [])]
  return [textLine('过了期限', '这一步可能没有了。马上打12348，看有没有例外', [])]
}

function summaryOf(
  { end }: LimitedClaim,
  { isPast, isUrgent, lastDay, goBy }: Deadline,
): readonly [string, string] {
  if (isPast) {
    const second = end === 'defence' ? '还能去要，先叫对方签个字。' : '快打12348，问还有没有办法。'
    return [`${sayDay(lastDay)}是最后一天，已经过了。`, second]
  }
  return [`最晚${sayDay(goBy)}去办。`, isUrgent ? '没几天了，今天就打12348。' : '早点去，别等到最后一天。']
}

function changesOf(name: string, claim: LimitedClaim, period: Period): readonly string[] {
  const special: Readonly<Record<string, string>> = {
    'labour-other': '双倍工资是逐月算还是整个算，各地不一样，这里按早的算',
    civil: '没写还款日的，从催他还、给的宽限到期那天算；分期还的从最后一期算',
    product: '也有按3年算的，这里按短的算',
  }
  return [
    ...(special[name] ? [special[name]] : []),
    ...(claim.isInterruptible ? ['哪天催过、对方答应过，拿得出证据就重新算'] : ['催他也不会延长']),
    ...(claim.obstacle === 'none' ? [] : ['生大病、被关着这些办不成的事，可能延长']),
    ...(period.unit === 'working-day' ? ['放假不算在内'] : []),
  ]
}
