import { type Case, OPEN_STATES, shortNumber } from '../../domain/casework/case.ts'
import type { CaseEvent } from '../../domain/casework/case-event.ts'
import type { DangerScript } from '../../domain/knowledge/danger.ts'
import { type OutboundMessage, say } from '../../domain/message/outbound-message.ts'
import { factsOf } from '../answering/answer.ts'
import { composeDanger } from '../answering/compose-decision.ts'
import { notifyStaff, tellOwner } from '../casework/notify-staff.ts'
import { openCase } from '../casework/open-case.ts'
import { redactNumbers } from '../understanding/redact.ts'
import { logConsultation } from './log-consultation.ts'
import { pauseInterview } from './pause-interview.ts'
import type { Matter } from './state.ts'
import type { Reply, Turn } from './turn.ts'

/** The first rung: danger now. Fixed words before anything else, and the duty officer is told. */
export async function dangerStep(turn: Turn): Promise<Reply | undefined> {
  const { content } = turn.message
  if (content.kind !== 'text' && content.kind !== 'attachment') return undefined
  const script = turn.skills.answerer.triage(turn.text)
  if (!script) return undefined
  await logConsultation(turn, factsOf({ kind: 'danger', script }), turn.text)
  if (turn.message.group) return { messages: [say(GROUP_WORDS)], state: turn.state }
  const matter = matterOf(script, turn.text)
  if (script.duty) await alertDuty(turn, matter)
  const { state, options } = pauseInterview(turn)
  const beside = turn.skills.answerer.besideDanger(turn.text, turn.today)
  const words = composeDanger(script, beside)
  return {
    messages: [{ ...words, options: [...words.options, ...options] }],
    state: { ...state, last: { at: turn.now, matter } },
  }
}

/** The danger an answer of an interview speaks of: its fixed words, and the duty officer is told. */
export async function namedDanger(turn: Turn, kind: string): Promise<readonly OutboundMessage[]> {
  const script = turn.skills.dangers.get(kind)
  if (!script) return []
  const matter = matterOf(script, turn.state.interview?.matter.words ?? '')
  if (script.duty && !turn.message.group) await alertDuty(turn, matter)
  return [composeDanger(script)]
}

function matterOf(script: DangerScript, words: string): Matter {
  const { topic, route, sealed } = script
  return { topic, route, sealed, reason: 'danger', words: redactNumbers(words) }
}

/** One open alarm per person and kind of matter: more words join it instead of opening another. */
async function alertDuty(turn: Turn, matter: Matter): Promise<void> {
  const open = await turn.stores.cases.list({
    person: turn.person,
    states: OPEN_STATES,
  })
  const running = open.find((theCase) => theCase.reason === 'danger' && theCase.topic === matter.topic)
  if (running) await joinAlarm(turn, running, matter.words)
  else await openCase(turn, { ...matter, person: turn.person, chat: turn.message, place: turn.state.place })
}

async function joinAlarm(turn: Turn, running: Case, words: string): Promise<void> {
  const event = {
    at: turn.now,
    actor: { kind: 'asker' },
    body: { kind: 'asker-wrote', note: words },
  } as const
  const joined =
    (await turn.stores.cases.append(running, event)) ?? (await appendAgain(turn, running.id, event))
  if (!joined) return
  if (joined.owner) await tellOwner(turn, joined, `${shortNumber(joined)} 紧急！当事人又说：\n${words}`)
  await notifyStaff(turn, joined)
}

/** Somebody changed the case a moment ago; the words must not be lost for that. */
async function appendAgain(turn: Turn, id: string, event: CaseEvent): Promise<Case | undefined> {
  const current = await turn.stores.cases.byId(id)
  return current && turn.stores.cases.append(current, event)
}

/** The script alone: for somebody who writes faster than we keep up with. Help never waits, alarms do not pile up. */
export function dangerWords(turn: Turn): Reply | undefined {
  const script = turn.skills.answerer.triage(turn.text)
  if (!script) return undefined
  return { messages: [turn.message.group ? say(GROUP_WORDS) : composeDanger(script)], state: turn.state }
}

export const GROUP_WORDS = '有危险马上打 110，要救人打 120。\n这里人多，请单独找我说。'
