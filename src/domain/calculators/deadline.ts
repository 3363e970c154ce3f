import { daysBetween } from '../calendar/day.ts'
import { lastDayOf, type Period } from '../calendar/period.ts'
import { rollBack } from '../calendar/working-days.ts'
import { addDays } from '../shanghai-time.ts'
import { dayLine, rule, textLine } from './answer.ts'
import type { CalculatorContext, ResultLine, Rule } from './calculator.ts'

/** How periods are counted; every calculator of days rests on it. */
export const COUNTING = {
  start: rule('按年、月、日算的，当天不算，从第二天起算。', '民法典 201'),
  end: rule('按年、月算的，到期那个月的同一天是最后一天；没有那一天的，算月末。', '民法典 202'),
  rest: rule('最后一天碰上法定休假日的，顺延到休假结束的第二天。', '民法典 203', '民事诉讼法 85'),
}

/** Fewer days than these are left: 先行提供法律援助 (法律援助法 44). */
const URGENT_DAYS = 7

/** The end of one period: what is shown of it and how much time is left. */
export interface Deadline {
  readonly lines: readonly ResultLine[]
  /** The last day that counts in law: behind a holiday where the notice is known, else as counted. */
  readonly lastDay: string
  /** The day to name first: the last working day up to the counted end, so that nobody relies on a holiday. */
  readonly goBy: string
  readonly isPast: boolean
  readonly isUrgent: boolean
}

interface Deadlined {
  readonly label: string
  readonly from: string
  readonly period: Period
  readonly rules: readonly Rule[]
}

/** Counts a period and says its last day, the day it rolls to and the safe day to go. */
export function deadline({ label, from, period, rules }: Deadlined, context: CalculatorContext): Deadline {
  const { raw, rolled } = lastDayOf(from, period, context.holidays)
  if (raw === undefined) {
    // Working days in a year without a notice: only their calendar days can be counted, which end earlier.
    return deadline({ label, from, period: { count: period.count, unit: 'day' }, rules }, context)
  }
  return deadlineOn(
    { label, rules },
    rolled.kind === 'known' ? { raw, rolled: rolled.day } : { raw },
    context,
  )
}

/** The same for a last day that is already known. */
export function deadlineOn(
  { label, rules }: Pick<Deadlined, 'label' | 'rules'>,
  { raw, rolled }: { readonly raw: string; readonly rolled?: string },
  context: CalculatorContext,
): Deadline {
  const lastDay = rolled ?? raw
  const left = daysBetween(context.today, lastDay)
  return {
    lines: [dayLine(label, raw, rules), ...rolledLine(label, raw, rolled), ...safeLine(label, raw, context)],
    lastDay,
    goBy: goBy(raw, lastDay, context),
    isPast: left < 0,
    isUrgent: left >= 0 && left <= URGENT_DAYS,
  }
}

function rolledLine(label: string, raw: string, rolled: string | undefined): readonly ResultLine[] {
  if (rolled === undefined) {
    const year = raw.slice(0, 4)
    return [textLine(`${label}：顺延`, `${year}年放假安排还没公布，别指望顺延`, [COUNTING.rest])]
  }
  return rolled === raw ? [] : [dayLine(`${label}：顺延到`, rolled, [COUNTING.rest])]
}

/** Said only where it comes before the counted end. */
function safeLine(label: string, raw: string, context: CalculatorContext): readonly ResultLine[] {
  const safe = goBy(raw, raw, context)
  return safe === raw ? [] : [dayLine(`${label}：稳妥的一天`, safe, [])]
}

/** The safe day while it lies ahead, then the counted end, then the day it rolls to. */
function goBy(raw: string, lastDay: string, context: CalculatorContext): string {
  const safe = safeDay(raw, context)
  if (safe !== undefined && safe >= context.today) return safe
  return raw >= context.today ? raw : lastDay
}

/** The last day up to `day` that is known to be a working day, looked for one month back. */
export function safeDay(day: string, { holidays }: CalculatorContext): string | undefined {
  const tries = Array.from({ length: 31 }, (_, back) => addDays(day, -back))
  const known = tries.find((at) => holidays.get(at.slice(0, 4)) !== undefined)
  if (known === undefined) return undefined
  const rolled = rollBack(known, holidays)
  return rolled.kind === 'known' ? rolled.day : undefined
}
