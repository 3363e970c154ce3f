import { canOnCase } from '../../domain/people/policy.ts'
import type { Staff } from '../../domain/people/staff.ts'
import { answerClosing, beginClosing, type Closing, closingQuestion } from '../casework/closing.ts'
import { staffActor } from '../casework/desk.ts'
import { findCase } from '../casework/find-case.ts'
import type { StaffCommand } from '../casework/parse-staff-command.ts'
import { runStaffCommand } from '../casework/run-staff-command.ts'
import { sayOnly } from './say-only.ts'
import type { Reply, Turn } from './turn.ts'

/** `结 0231` with too little behind it: what is missing is asked, one thing at a time. */
export async function beginClosingStep(
  turn: Turn,
  staff: Staff,
  command: StaffCommand,
): Promise<Reply | undefined> {
  if (command.kind !== 'close') return undefined
  const closing = beginClosing(command.number, command.text)
  if (!closing) return undefined
  const theCase = await findCase(turn.stores.cases, command.number, turn.now)
  const may = theCase && canOnCase(staffActor(staff, turn.county), 'close', theCase)
  const running = theCase?.state === 'active' || theCase?.state === 'needs-material'
  return may && running ? ask(turn, closing, false) : undefined
}

/** The answer to the open question of a close. A command, or “取消”, leaves it. */
export async function goOnClosing(turn: Turn, staff: Staff, closing: Closing): Promise<Reply | undefined> {
  const { text } = turn
  const left = { ...turn, state: { ...turn.state, closing: undefined } }
  if (/^(取消|算了|不结了|退出)$/.test(text))
    return sayOnly(left, `好，${closing.number.slice(-4)} 先不办结。`)
  const theCase = await findCase(turn.stores.cases, closing.number, turn.now)
  if (!theCase) return undefined
  const answered = answerClosing(closing, text, theCase.topic)
  if (!answered) return ask(turn, closing, true)
  if (!answered.done) return ask(turn, answered.closing, false)
  const command = { kind: 'close', number: closing.number, text: answered.closing.said } as const
  const message = await runStaffCommand(turn, { staff, command })
  return { messages: [message], state: left.state }
}

function ask(turn: Turn, closing: Closing, unread: boolean): Reply {
  return { messages: [closingQuestion(closing, unread)], state: { ...turn.state, closing } }
}
