import { type Case, isOpen } from '../../../domain/casework/case.ts'
import type { AlarmCause, AlarmRung, CaseEvent, CaseEventBody } from '../../../domain/casework/case-event.ts'
import { mostUrgent } from '../../../domain/clocks/case-clocks.ts'
import { addOfficeDays, addOfficeMinutes, nextOfficeTime } from '../../../domain/clocks/office-time.ts'
import type { ClockFace, ClockReading } from '../../../domain/clocks/read-clock.ts'
import { shanghaiDay, startOfShanghaiDay } from '../../../domain/shanghai-time.ts'
import type { AlarmPace } from './pace.ts'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const FOLLOW_UP_DAYS = 30
const ANSWER_DAYS = 7

/** What the alarms do next with a case. */
export type AlarmAct =
  | { readonly kind: 'hand-on'; readonly why: 'away' | 'gone' }
  | { readonly kind: 'give-back'; readonly to: string }
  | { readonly kind: 'climb' }
  | { readonly kind: 'remind'; readonly why: AlarmCause; readonly rung: AlarmRung }
  | { readonly kind: 'ask-follow-up' }

/** An act and the instant (UTC ms) from which it is due. */
export interface Alarm {
  readonly at: number
  readonly act: AlarmAct
}

/** What planning looks at. */
export interface AlarmQuestion {
  readonly theCase: Case
  readonly events: readonly CaseEvent[]
  readonly clocks: readonly ClockReading[]
  readonly face: ClockFace
  readonly pace: AlarmPace
  readonly now: number
  /** Whether the owner can act. */
  readonly owner: 'here' | 'away' | 'gone'
  /** The owner before a leave, when they are back. */
  readonly returned: string | undefined
  /** Whether there is a station above that may see the case. */
  readonly canClimb: boolean
  /** Whether somebody at the station can take it. */
  readonly staffed: boolean
}

/**
 * The next alarm of a case: always one while it is open. Pure, and read off the log alone, so a stop of any length
 * and a second process change nothing: what was done is in the log, what is due is done once, near before far.
 */
export function planAlarm(question: AlarmQuestion): Alarm | undefined {
  const { theCase, owner, returned, now } = question
  if (!isOpen(theCase)) return followUp(question)
  if (theCase.state === 'waiting') return earliest([unclaimed(question), ...limitations(question)])
  if (owner !== 'here') return { at: now, act: { kind: 'hand-on', why: owner } }
  if (returned !== undefined) return { at: now, act: { kind: 'give-back', to: returned } }
  return earliest([...inHand(question), ...limitations(question)])
}

/** The clock that runs out first; the promise given at the opening while a year is unknown. */
export function dueOf({ theCase, clocks }: Pick<AlarmQuestion, 'theCase' | 'clocks'>) {
  const urgent = mostUrgent(clocks)
  if (urgent) return { at: urgent.dueAt, rule: urgent.rule.id }
  const paused = clocks.some(({ state, rule }) => state === 'paused' && rule.id === 'county-term')
  return paused ? undefined : { at: theCase.dueAt, rule: 'county-term' }
}

function unclaimed(question: AlarmQuestion): Alarm {
  const { theCase, canClimb, staffed, now, events } = question
  const from = lastOf(events, ['routed', 'transferred', 'handed-back', 'handed-on', 'reopened', 'undone'])
  if (canClimb && !staffed) return { at: now, act: { kind: 'climb' } }
  const told = remindersAfter(events, from, 'unclaimed').length > 0
  const alarm = ladder(question, {
    ...{ why: 'unclaimed', from, start: afterClaimTime(question, events[from]?.at ?? theCase.openedAt) },
    rungs: ['station', 'duty'],
  })
  return canClimb && told ? { ...alarm, act: { kind: 'climb' } } : alarm
}

/** A case in somebody's hands: untouched, nearly due, over time. */
function inHand(question: AlarmQuestion): readonly Alarm[] {
  const { theCase, face, now, events, pace } = question
  const due = dueOf(question)
  if (due && now > due.at) return [late(question, due.at)]
  const from = events.findLastIndex(({ actor, body }) => actor.kind === 'staff' || body.kind === 'handed-on')
  const days = theCase.state === 'needs-material' ? pace.materialDays : pace.untouchedDays
  const start = addOfficeDays(events[from]?.at ?? theCase.openedAt, days, face)
  const untouched = ladder(question, { why: 'untouched', from, start, rungs: NEAR_TO_FAR })
  return due ? [untouched, soon(question, due.at), late(question, due.at)] : [untouched]
}

const NEAR_TO_FAR: readonly AlarmRung[] = ['owner', 'substitute', 'above', 'duty']

function soon({ events, face }: AlarmQuestion, dueAt: number): Alarm {
  const at = addOfficeDays(nextOfficeTime(startOfShanghaiDay(shanghaiDay(dueAt)), face), -1, face)
  const done = events.some((event) => isReminder(event, 'due-soon') && event.at >= at)
  return { at: done ? dueAt + 1 : at, act: { kind: 'remind', why: 'due-soon', rung: 'owner' } }
}

function late(question: AlarmQuestion, dueAt: number): Alarm {
  const first = question.events.findIndex((event) => event.at > dueAt)
  const from = first < 0 ? question.events.length : first - 1
  const start = nextOfficeTime(dueAt + 1, question.face)
  return ladder(question, { why: 'late', from, start, rungs: NEAR_TO_FAR })
}

/** One reminder within 30 days of the end of the asker's own claim, one within 7. */
function limitations({ clocks, events, face, now, theCase }: AlarmQuestion): readonly Alarm[] {
  const rung = theCase.state === 'waiting' ? 'station' : 'owner'
  return clocks.flatMap((clock): readonly Alarm[] => {
    if (clock.state !== 'running' || clock.rule.kind !== 'limitation' || clock.dueAt < now) return []
    const near = (days: number, why: AlarmCause): readonly Alarm[] => {
      const from = clock.dueAt - days * DAY_MS
      const done = events.some((event) => isReminder(event, why) && event.at >= from)
      return done ? [] : [{ at: nextOfficeTime(from, face), act: { kind: 'remind', why, rung } }]
    }
    const isLastWeek = now >= clock.dueAt - 7 * DAY_MS
    return isLastWeek ? near(7, 'limitation-7') : [...near(30, 'limitation-30'), ...near(7, 'limitation-7')]
  })
}

/** Promised money is asked after; without an answer, whoever closed the case is told to ring up. */
function followUp({ theCase, events, face }: AlarmQuestion): Alarm | undefined {
  if (theCase.state !== 'closed' || !theCase.outcome?.promised || theCase.paid !== undefined) return undefined
  const since = events.slice(lastOf(events, ['closed']))
  const asked = since.find(({ body }) => body.kind === 'follow-up-asked')
  const later = (from: number, days: number) => nextOfficeTime(from + days * DAY_MS, face)
  if (!asked) return { at: later(theCase.closedAt ?? 0, FOLLOW_UP_DAYS), act: { kind: 'ask-follow-up' } }
  if (since.some((event) => isReminder(event, 'follow-up'))) return undefined
  return { at: later(asked.at, ANSWER_DAYS), act: { kind: 'remind', why: 'follow-up', rung: 'owner' } }
}

interface Ladder {
  readonly why: AlarmCause
  /** The line of the log after which reminders count. */
  readonly from: number
  readonly start: number
  readonly rungs: readonly AlarmRung[]
}

/** The next rung, a while after the one before; at the top again and again. A rung with nobody on it takes no time. */
function ladder(question: AlarmQuestion, { why, from, start, rungs }: Ladder): Alarm {
  const told = remindersAfter(question.events, from, why)
  const last = told.at(-1)
  const rung = rungs[Math.min(told.length, rungs.length - 1)] ?? 'duty'
  const act: AlarmAct = { kind: 'remind', why, rung }
  if (!last) return { at: start, act }
  if (told.length >= rungs.length) return { at: repeatAfter(question, last.at), act }
  return { at: last.told.length === 0 ? last.at : rungAfter(question, last.at), act }
}

function afterClaimTime(question: AlarmQuestion, at: number): number {
  const { pace, face } = question
  return isDanger(question)
    ? at + pace.dangerMinutes * MINUTE_MS
    : addOfficeMinutes(at, pace.claimWithinMinutes, face)
}

function rungAfter(question: AlarmQuestion, at: number): number {
  const { pace, face } = question
  return isDanger(question)
    ? at + pace.dangerMinutes * MINUTE_MS
    : addOfficeMinutes(at, pace.rungMinutes, face)
}

function repeatAfter(question: AlarmQuestion, at: number): number {
  const { pace, face } = question
  return isDanger(question)
    ? at + 4 * pace.dangerMinutes * MINUTE_MS
    : addOfficeDays(at, pace.repeatDays, face)
}

/** Danger knows no quiet hours while nobody has taken it. */
function isDanger({ theCase }: AlarmQuestion): boolean {
  return theCase.reason === 'danger' && theCase.state === 'waiting'
}

interface Reminder {
  readonly at: number
  readonly told: readonly string[]
}

function remindersAfter(events: readonly CaseEvent[], from: number, why: AlarmCause): readonly Reminder[] {
  return events
    .slice(from + 1)
    .flatMap(({ at, body }) =>
      body.kind === 'reminded' && body.why === why ? [{ at, told: body.told }] : [],
    )
}

function isReminder({ body }: CaseEvent, why: AlarmCause): boolean {
  return body.kind === 'reminded' && body.why === why
}

function lastOf(events: readonly CaseEvent[], kinds: readonly CaseEventBody['kind'][]): number {
  return events.findLastIndex(({ body }) => kinds.includes(body.kind))
}

function earliest(alarms: readonly Alarm[]): Alarm | undefined {
  return alarms.toSorted((one, two) => one.at - two.at)[0]
}
