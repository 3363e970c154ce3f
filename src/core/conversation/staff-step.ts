import { say } from '../../domain/message/outbound-message.ts'
import { parseStaffCommand } from '../casework/parse-staff-command.ts'
import { runStaffCommand } from '../casework/run-staff-command.ts'
import { beginClosingStep, goOnClosing } from './closing-step.ts'
import type { Reply, Turn } from './turn.ts'

/** `绑定 CODE` from anyone, and case commands from bound staff. Others fall through: 查 and 帮助 mean other things to them. */
export async function staffStep(turn: Turn): Promise<Reply | undefined> {
  const code = /^绑定[\s:：]*([A-Za-z0-9]{4,20})$/.exec(turn.text.normalize('NFKC'))?.[1]
  if (code) return bind(turn, code)
  if (!turn.staff?.active || turn.message.group) return undefined
  const { closing } = turn.state
  const command = parseStaffCommand(turn.text)
  if (!command) return closing && goOnClosing(turn, turn.staff, closing)
  const asked = await beginClosingStep(turn, turn.staff, command)
  if (asked) return asked
  const answer = await runStaffCommand(turn, { staff: turn.staff, command })
  return { messages: [answer], state: { ...turn.state, closing: undefined } }
}

async function bind(turn: Turn, code: string): Promise<Reply> {
  if (turn.message.group) return { messages: [say('请单独找我绑定，别在群里发码。')], state: turn.state }
  const result = await turn.stores.staff.bind(code.toUpperCase(), turn.message, turn.now)
  const text =
    result.kind === 'bound'
      ? `绑定好了，${result.staff.name}。\n发“待接”看案件，发“帮助”看命令。`
      : '绑定码不对，或者过期了。请到控制台重新取一个。'
  return { messages: [say(text)], state: turn.state }
}
