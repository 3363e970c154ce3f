import type { InboundMessage } from '../../domain/message/inbound-message.ts'
import { contentOf, kindOf, type MessageContent, textContent, wordsOf } from './content.ts'
import { type Fields, fieldsOf, idOf } from './fields.ts'
import { type Self, saidToUs } from './mention.ts'

export const WECHATY = 'wechaty'

/** One message as the puppet gave it, with what was looked up to understand it. Nothing is believed yet. */
export interface Description {
  readonly message: unknown
  /** The sender's contact, when it could be looked up. */
  readonly talker: unknown
  /** The place of a location message, when it could be looked up. */
  readonly location: unknown
  readonly self: Self
}

/** A platform message in our words, or why it is none. `malformed` is worth a log line, `not-for-us` is not. */
export type Translated = { readonly kind: 'message'; readonly message: InboundMessage } | Ignored

interface Ignored {
  readonly kind: 'ignored'
  readonly why: 'not-for-us' | 'malformed'
}

const NOT_FOR_US: Ignored = { kind: 'ignored', why: 'not-for-us' }
const MALFORMED: Ignored = { kind: 'ignored', why: 'malformed' }

const DAY_MS = 86_400_000
/** wechaty's number for a 公众号. Its other numbers are people and 企业微信 people. */
const OFFICIAL_ACCOUNT = 2
/** WeChat's own accounts, which puppets show as contacts. */
const SYSTEM_ACCOUNTS = new Set(
  'weixin filehelper fmessage medianote floatbottle newsapp qqmail mphelper notifymessage notification_messages'.split(
    ' ',
  ),
)

/**
 * Translates one message; never throws, whatever comes. Age does not matter: what a puppet replays after a
 * log-in was written to us too, and what we already had is recognised by its id.
 */
export function toInbound(description: Description, now: number): Translated {
  const message = fieldsOf(description.message)
  const id = idOf(message?.id)
  const sender = idOf(message?.talkerId)
  if (message === undefined || id === undefined || sender === undefined) return MALFORMED
  if (sender === description.self.id || isNobody(sender, description.talker)) return NOT_FOR_US
  const room = idOf(message.roomId)
  const content =
    room === undefined ? privateContent(message, id, description) : roomContent(message, description)
  if (content === undefined || content.kind === 'system') return NOT_FOR_US
  if (content.kind === 'malformed') return MALFORMED
  return {
    kind: 'message',
    message: {
      channel: WECHATY,
      chat: room ?? sender,
      dedupKey: id,
      sender,
      group: room !== undefined,
      sentAt: timeOf(message.timestamp, now),
      content,
    },
  }
}

function privateContent(message: Fields, id: string, { location }: Description): MessageContent {
  if (kindOf(message) === 'text') return textContent(wordsOf(message))
  return contentOf(message, { id, location })
}

/** In a room only text can mention us; a photo there is meant for the others. */
function roomContent(message: Fields, { self }: Description): MessageContent | undefined {
  const kind = kindOf(message)
  if (kind === 'malformed') return { kind: 'malformed' }
  if (kind !== 'text') return undefined
  const said = saidToUs(wordsOf(message), message.mentionIdList, self)
  return said === undefined ? undefined : textContent(said)
}

function isNobody(sender: string, talker: unknown): boolean {
  return (
    SYSTEM_ACCOUNTS.has(sender) || sender.startsWith('gh_') || fieldsOf(talker)?.type === OFFICIAL_ACCOUNT
  )
}

/** Some puppets count seconds, some milliseconds; 10^11 seconds are far away and 10^11 ms long ago. */
function timeOf(timestamp: unknown, now: number): number {
  if (typeof timestamp !== 'number') return now
  const at = Math.round(timestamp < 1e11 ? timestamp * 1000 : timestamp)
  return at > 0 && at < now + DAY_MS ? at : now
}
