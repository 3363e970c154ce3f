import type { InboundMessage } from '../../domain/message/inbound-message.ts'
import { say } from '../../domain/message/outbound-message.ts'
import type { Desk } from '../casework/desk.ts'
import { openCase } from '../casework/open-case.ts'
import { answerTo } from '../casework/send-to.ts'
import { redactNumbers } from '../understanding/redact.ts'

/** A message we failed on five times becomes a case for a person, and the asker is told so with a number to dial. */
export async function handPoisonToStaff(desk: Desk, message: InboundMessage, person: string): Promise<void> {
  const address = { channel: message.channel, chat: message.chat }
  if (message.group) return answerTo(desk.stores, { message, messages: [say(SORRY_IN_GROUP)] }, desk)
  const words =
    message.content.kind === 'text' ? redactNumbers(message.content.text).slice(0, 500) : '（不是文字）'
  await openCase(desk, {
    person,
    chat: address,
    topic: 'other',
    route: 'none',
    reason: 'low-confidence',
    place: {},
    sealed: true,
    words,
  })
  await answerTo(desk.stores, { message, messages: [say(SORRY)] }, desk)
}

const SORRY_IN_GROUP = '对不起，刚才这句我没能办好。\n请单独找我再说一遍。急事打 12348，有危险打 110。'

const SORRY = '对不起，刚才这句我没能办好。\n已经交给人看了，会回您。急事打 12348，有危险打 110。'
