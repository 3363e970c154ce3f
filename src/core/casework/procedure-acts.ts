import { type Case, isOpen, shortNumber } from '../../domain/casework/case.ts'
import { caseClocks } from '../../domain/clocks/case-clocks.ts'
import { PROCEDURE_STEPS, type ProcedureStep } from '../../domain/clocks/clock-rule.ts'
import { type OutboundMessage, say } from '../../domain/message/outbound-message.ts'
import type { Staff } from '../../domain/people/staff.ts'
import { shanghaiDay, spokenDay } from '../../domain/shanghai-time.ts'
import { clockQuestion } from './alarms/run-alarms.ts'
import type { Desk } from './desk.ts'
import { readingWords, ruleWords } from './due-words.ts'
import { readDay } from './read-day.ts'
import { appendByStaff, CHANGED } from './staff-acts.ts'
import { clockFace } from './working-days.ts'

/** 受理, 指派, 达成 …: a step of procedure on its own day; the clocks follow. */
export async function takeStep(
  desk: Desk,
  staff: Staff,
  what: { theCase: Case; step: ProcedureStep; text: string },
): Promise<OutboundMessage> {
  const { theCase, step, text } = what
  const number = shortNumber(theCase)
  if (!isOpen(theCase)) return say(`${number} 已经结束了。`)
  const today = shanghaiDay(desk.now)
  const read = readDay(text, today, 'past') ?? { day: today, rest: text }
  if (read.day > today) return say(`${spokenDay(read.day)}还没到，请写已经发生的日子。`)
  const note = read.rest === '' ? undefined : read.rest
  const body = { kind: 'step-taken', step, day: read.day, note } as const
  const done = await appendByStaff(desk, staff, { theCase, body, action: 'progress' })
  if (!done) return say(CHANGED)
  return say(
    [
      `记下了：${number} ${spokenDay(read.day)}${PROCEDURE_STEPS[step]}。`,
      ...(await clockLines(desk, done)),
    ].join('\n'),
  )
}

/** 延长: only where the law allows it; the clocks say whether it did. */
export async function extendTerm(
  desk: Desk,
  staff: Staff,
  what: { theCase: Case; reason: string },
): Promise<OutboundMessage> {
  const { theCase, reason } = what
  const number = shortNumber(theCase)
  if (!isOpen(theCase)) return say(`${number} 已经结束了。`)
  if (!reason) return say(`请写延长的原因和谁批的，比如：延长 ${number} 案情复杂，局长批了`)
  const events = await desk.stores.cases.events(theCase.id)
  const clocks = caseClocks(clockQuestion(theCase, events, desk.county))
  const can = clocks.some(({ state, rule }) => state !== 'stopped' && rule.extendBy !== undefined)
  if (!can) return say(`${number} 现在没有能延长的时限。先记受理：受理 ${number}`)
  if (events.some(({ body }) => body.kind === 'extended')) return say(`${number} 已经延长过一次，不能再延。`)
  const body = { kind: 'extended', reason } as const
  const done = await appendByStaff(desk, staff, { theCase, body, action: 'progress' })
  if (!done) return say(CHANGED)
  return say([`${number} 延长了。`, ...(await clockLines(desk, done))].join('\n'))
}

/** Every clock of the case in words, the running ones first. */
export async function clockLines(desk: Desk, theCase: Case): Promise<readonly string[]> {
  const events = await desk.stores.cases.events(theCase.id)
  const face = clockFace(desk.county)
  const clocks = caseClocks(clockQuestion(theCase, events, desk.county)).filter(
    ({ state }) => state !== 'stopped',
  )
  return clocks.map((clock) => `${ruleWords(clock.rule)}：${readingWords(clock, desk.now, face).words}`)
}
