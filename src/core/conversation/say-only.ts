import { say } from '../../domain/message/outbound-message.ts'
import type { Reply, Turn } from './turn.ts'

/** A reply of one bubble that changes nothing. */
export function sayOnly(turn: Turn, text: string): Reply {
  return { messages: [say(text)], state: turn.state }
}

/** What concerns one person is not said before others. */
export const NOT_IN_A_GROUP = '这事请单独找我说，别在群里说。'
