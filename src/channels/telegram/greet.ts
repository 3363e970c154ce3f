import type { Me } from './addressed.ts'
import { forGrammy } from './client.ts'
import { COMMANDS } from './commands.ts'
import { OddAnswerError, toFault } from './fault.ts'
import { fieldsOf, textOf, wholeOf } from './fields.ts'
import type { Line, Session } from './line.ts'

const MENU = COMMANDS.map(({ command, description }) => ({ command, description }))
const USERNAME = /^[A-Za-z0-9_]{1,64}$/

/** Learns who we are and sets the menu. A menu that cannot be set keeps nobody from asking. */
export async function greet({ clients, log }: Line, { signal }: Session): Promise<Me> {
  const me = meOf(await clients.api.getMe(forGrammy(signal)))
  try {
    await clients.api.setMyCommands(MENU, undefined, forGrammy(signal))
  } catch (error) {
    log.warn('telegram.no-menu', { fault: toFault(error).kind })
  }
  return me
}

function meOf(answer: unknown): Me {
  const fields = fieldsOf(answer)
  const id = wholeOf(fields?.id)
  const username = textOf(fields?.username)
  if (id === undefined || username === undefined || !USERNAME.test(username)) {
    throw new OddAnswerError('getMe names no bot')
  }
  return { id, username }
}
