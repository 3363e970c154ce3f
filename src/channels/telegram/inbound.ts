import type { InboundMessage } from '../../domain/message/inbound-message.ts'
import { type Me, saidInGroup, saidInPrivate } from './addressed.ts'
import { contentOf, textContent } from './content.ts'
import { type Fields, fieldsOf, textOf, wholeOf } from './fields.ts'

export const TELEGRAM = 'telegram'
/** The kinds of update we ask for. An edit counts as a new message: the asker corrected the question. */
export const UPDATE_KINDS = ['message', 'edited_message', 'callback_query'] as const

/** A platform event in our words, or why it is none. `malformed` is worth a log line, `not-for-us` is not. */
export type Translated = { readonly kind: 'message'; readonly message: InboundMessage } | Ignored

interface Ignored {
  readonly kind: 'ignored'
  readonly why: 'not-for-us' | 'malformed'
}

export interface Reading {
  readonly me: Me
  /** UTC milliseconds of receipt, for events that carry no believable time. */
  readonly now: number
}

const NOT_FOR_US: Ignored = { kind: 'ignored', why: 'not-for-us' }
const MALFORMED: Ignored = { kind: 'ignored', why: 'malformed' }
const DAY_MS = 86_400_000

/** Translates one update. Never throws, whatever comes. */
export function toInbound(update: unknown, reading: Reading): Translated {
  const fields = fieldsOf(update)
  if (fields === undefined || updateId(fields) === undefined) return MALFORMED
  const kind = UPDATE_KINDS.find((known) => known in fields)
  if (kind === undefined) return NOT_FOR_US
  const body = fieldsOf(fields[kind])
  if (body === undefined) return MALFORMED
  const arrival = { dedupKey: String(updateId(fields)), reading }
  if (kind === 'callback_query') return press(body, arrival)
  return written(body, { ...arrival, edited: kind === 'edited_message' })
}

/** The number that confirms this update and all before it. */
export function updateId(update: unknown): number | undefined {
  const id = wholeOf(fieldsOf(update)?.update_id)
  return id !== undefined && id >= 0 ? id : undefined
}

/** The button press to answer, so that the button stops spinning. */
export function pressId(update: unknown): string | undefined {
  return textOf(fieldsOf(fieldsOf(update)?.callback_query)?.id)
}

interface Arrival {
  readonly dedupKey: string
  readonly reading: Reading
}

function press(query: Fields, { dedupKey, reading }: Arrival): Translated {
  const value = textOf(query.data)
  // Presses below inline messages and games carry no chat or no data: not ours.
  if (value === undefined || query.message === undefined) return NOT_FOR_US
  const place = placeOf(fieldsOf(query.message)?.chat, query.from)
  if (place.kind === 'ignored') return place
  return {
    kind: 'message',
    message: { ...place.place, dedupKey, sentAt: reading.now, content: { kind: 'choice', value } },
  }
}

function written(message: Fields, { dedupKey, reading, edited }: Arrival & { edited: boolean }): Translated {
  const place = placeOf(message.chat, message.from)
  if (place.kind === 'ignored') return place
  const typed = textOf(message.text ?? message.caption)?.trim() ?? ''
  const words = place.place.group ? saidInGroup(message, typed, reading.me) : saidInPrivate(typed)
  if (words === undefined) return NOT_FOR_US
  // Only changed words are a correction; a moving live location is also reported as an edit.
  if (edited && words === '') return NOT_FOR_US
  const content = edited ? textContent(words) : contentOf(message, words)
  if (content.kind === 'malformed') return MALFORMED
  if (content.kind === 'service') return NOT_FOR_US
  const sentAt = timeOf(message[edited ? 'edit_date' : 'date'], reading.now)
  return { kind: 'message', message: { ...place.place, dedupKey, sentAt, content: content.content } }
}

type Place =
  | {
      readonly kind: 'place'
      readonly place: Pick<InboundMessage, 'channel' | 'chat' | 'sender' | 'group'>
    }
  | Ignored

/** Who speaks, and where. Channels and other programs, ourselves included, are not people. */
function placeOf(rawChat: unknown, rawSender: unknown): Place {
  const chat = fieldsOf(rawChat)
  const kind = chat?.type
  if (kind === 'channel') return NOT_FOR_US
  const sender = fieldsOf(rawSender)
  const chatId = wholeOf(chat?.id)
  const senderId = wholeOf(sender?.id)
  if (chatId === undefined || senderId === undefined) return MALFORMED
  if (sender?.is_bot === true) return NOT_FOR_US
  if (kind !== 'private' && kind !== 'group' && kind !== 'supergroup') return MALFORMED
  const group = kind !== 'private'
  return {
    kind: 'place',
    place: { channel: TELEGRAM, chat: String(chatId), sender: String(senderId), group },
  }
}

function timeOf(seconds: unknown, now: number): number {
  const at = (wholeOf(seconds) ?? 0) * 1000
  return at > 0 && at < now + DAY_MS ? at : now
}
