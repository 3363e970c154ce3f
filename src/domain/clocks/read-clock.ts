import { addMonths, daysBetween } from '../calendar/day.ts'
import type { HolidayTable } from '../calendar/holiday-table.ts'
import { countWorkingDays } from '../calendar/working-days.ts'
import { addDays, startOfShanghaiDay } from '../shanghai-time.ts'
import type { ClockRule, ProcedureStep } from './clock-rule.ts'
import { type Deadline, deadline } from './deadline.ts'

/** One thing a clock looks at, in the order of the log. `day` is Asia/Shanghai. */
export type ClockEvent =
  | { readonly kind: 'step'; readonly step: ProcedureStep; readonly day: string }
  | { readonly kind: 'pause' | 'resume' | 'extend' | 'end'; readonly day: string }

/** The days of a county and its office hours: a day ends at closing time (民法典 203: 停止业务活动的时间为截止时间). */
export interface ClockFace {
  readonly calendar: HolidayTable
  /** `08:30` */
  readonly opensAt: string
  /** `18:00` */
  readonly closesAt: string
}

/** What a clock shows. `dueAt` is UTC ms; `unrolled` names a year without holiday data the last day falls in. */
export type ClockReading = { readonly rule: ClockRule; readonly startedOn: string } & (
  | { readonly state: 'running'; readonly dueAt: number; readonly unrolled?: string | undefined }
  | { readonly state: 'paused'; readonly since: string }
  | { readonly state: 'stopped'; readonly on: string }
  | { readonly state: 'unknown'; readonly year: string }
)

interface Run {
  readonly startedOn: string
  readonly extended: boolean
  /** Spans in which it stood still; the last may be open. */
  readonly pauses: readonly { readonly from: string; readonly to?: string }[]
  readonly stoppedOn?: string
}

/** Reads one clock off the events; undefined while it has not begun. Pure. */
export function readClock(
  rule: ClockRule,
  events: readonly ClockEvent[],
  face: ClockFace,
): ClockReading | undefined {
  const run = events.reduce<Run | undefined>(
    (before, event) => next(rule, { run: before, event, face }),
    undefined,
  )
  if (!run) return undefined
  const { startedOn } = run
  if (run.stoppedOn !== undefined) return { rule, startedOn, state: 'stopped', on: run.stoppedOn }
  const open = run.pauses.find(({ to }) => to === undefined)
  if (open) return { rule, startedOn, state: 'paused', since: open.from }
  const end = lastDay(rule, run, face.calendar)
  if (end.kind === 'year-without-data') return { rule, startedOn, state: 'unknown', year: end.year }
  return { rule, startedOn, state: 'running', dueAt: instant(end.day, face.closesAt), unrolled: end.unrolled }
}

/** The instant an office closes on a day, as UTC ms. */
export function instant(day: string, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return startOfShanghaiDay(day) + (hours * 60 + minutes) * 60_000
}

function next(
  rule: ClockRule,
  { run, event, face }: { run: Run | undefined; event: ClockEvent; face: ClockFace },
): Run | undefined {
  if (event.kind === 'step') return step(rule, { run, event, face })
  if (!run || run.stoppedOn !== undefined) return run
  if (event.kind === 'end') return rule.kind === 'office' ? { ...run, stoppedOn: event.day } : run
  if (event.kind === 'extend') return rule.extendBy === undefined ? run : { ...run, extended: true }
  return rule.pauses ? { ...run, pauses: turned(run.pauses, event) } : run
}

function step(
  rule: ClockRule,
  {
    run,
    event,
    face,
  }: { run: Run | undefined; event: { step: ProcedureStep; day: string }; face: ClockFace },
): Run | undefined {
  const fresh: Run = { startedOn: event.day, extended: false, pauses: [] }
  if (rule.starts.includes(event.step)) return fresh
  if (!run) return undefined
  if (run.stoppedOn === undefined && rule.stops.includes(event.step)) return { ...run, stoppedOn: event.day }
  // What comes after the end does not wake it again.
  const end = rule.restarts.includes(event.step) ? lastDay(rule, run, face.calendar) : undefined
  return end?.kind === 'known' && event.day <= end.day ? fresh : run
}

function turned(pauses: Run['pauses'], event: { kind: string; day: string }): Run['pauses'] {
  const open = pauses.some(({ to }) => to === undefined)
  if (event.kind === 'pause') return open ? pauses : [...pauses, { from: event.day }]
  return pauses.map((span) => (span.to === undefined ? { ...span, to: event.day } : span))
}

function lastDay(rule: ClockRule, run: Run, calendar: HolidayTable): Deadline {
  const { unit, rolls } = rule
  const length = rule.length + (run.extended ? (rule.extendBy ?? 0) : 0)
  let stood = 0
  for (const { from, to = from } of run.pauses) {
    const days =
      unit === 'working-day' ? countWorkingDays(addDays(from, 1), to, calendar) : daysBetween(from, to)
    if (days === undefined) return { kind: 'year-without-data', year: to.slice(0, 4) }
    stood += days
  }
  if (unit === 'day' || unit === 'working-day')
    return deadline(run.startedOn, { unit, count: length + stood, rolls }, calendar)
  const months = unit === 'year' ? length * 12 : length
  const raw = addDays(addMonths(run.startedOn, months), stood)
  return deadline(raw, { unit: 'day', count: 0, rolls }, calendar)
}
