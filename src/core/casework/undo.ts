import { type Case, shortNumber } from '../../domain/casework/case.ts'
import type { CaseEvent } from '../../domain/casework/case-event.ts'
import { replay } from '../../domain/casework/replay.ts'
import { type OutboundMessage, say } from '../../domain/message/outbound-message.ts'
import type { Staff } from '../../domain/people/staff.ts'
import type { Desk } from './desk.ts'
import { notifyStaff, tellAsker } from './notify-staff.ts'
import { appendByStaff, CHANGED } from './staff-acts.ts'

/** How long a close or a transfer can be taken back. */
export const UNDO_MS = 10_000

/** 撤销: takes back the staff member's last close or transfer, while nobody has done anything since. */
export async function undoLast(desk: Desk, staff: Staff): Promise<OutboundMessage> {
  const theCase = await desk.stores.cases.lastEndedBy(staff.id, desk.now - UNDO_MS)
  return theCase ? undoEnd(desk, staff, theCase) : say('10 秒内没有办结或转站，撤不了。')
}

/** Takes back the close or transfer of this case. */
export async function undoEnd(desk: Desk, staff: Staff, theCase: Case): Promise<OutboundMessage> {
  const events = await desk.stores.cases.events(theCase.id)
  const last = undoable(events, staff, desk.now)
  if (!last) return say('已经过了 10 秒，或者别人已经动过，撤不了。')
  const before = replay(theCase, events.slice(0, events.indexOf(last)))
  const { state, station, owner } = before
  const body = { kind: 'undone', what: last.body.kind, state, station, owner } as const
  const done = await appendByStaff(desk, staff, { theCase, body, action: 'undo' })
  if (!done) return say(CHANGED)
  if (state === 'waiting') await notifyStaff(desk, done)
  const number = shortNumber(done)
  await tellAsker(desk, done, `刚才那条发错了。您的事（编号 ${number}）还在办。\n急事打 12348。`)
  return say(`撤销了，${number} 和原来一样。`)
}

type EndEvent = CaseEvent & { readonly body: Extract<CaseEvent['body'], { kind: 'closed' | 'transferred' }> }

/** The close or transfer that can still be taken back by this member of staff. */
export function undoable(events: readonly CaseEvent[], staff: Staff, now: number): EndEvent | undefined {
  const last = events.findLast(({ body }) => body.kind !== 'reminded')
  if (!last || !isEnd(last)) return undefined
  const mine = last.actor.kind === 'staff' && last.actor.id === staff.id
  return mine && now - last.at <= UNDO_MS ? last : undefined
}

function isEnd(event: CaseEvent): event is EndEvent {
  return event.body.kind === 'closed' || event.body.kind === 'transferred'
}
