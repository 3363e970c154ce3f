import type { InboundContent, InboundMessage } from '../../domain/message/inbound-message.ts'
import { type Fields, fieldOf, fieldsOf, idOf, textOf } from '../wechat-wire/fields.ts'

export const WECOM_KF = 'wecom-kf'

/** One thing that happened in a talk, in our words. */
export type Translated =
  | { readonly kind: 'message'; readonly message: InboundMessage }
  /** A member of staff took the talk over, or it is ours again. */
  | { readonly kind: 'taken-over' | 'given-back'; readonly chat: string }
  | { readonly kind: 'ignored'; readonly why: 'malformed' | 'not-for-us' }

const MALFORMED: Translated = { kind: 'ignored', why: 'malformed' }
const NOT_FOR_US: Translated = { kind: 'ignored', why: 'not-for-us' }
const FROM_CUSTOMER = 3
const DAY_MS = 86_400_000
const WELCOME = '/start'
/** Of a talk's status: taken by staff, passed on, ended, taken again. */
const CHANGES: Readonly<Record<number, 'taken-over' | 'given-back'>> = {
  1: 'taken-over',
  2: 'taken-over',
  3: 'given-back',
  4: 'taken-over',
}

/** A talk is one customer at one 客服 account: both are needed to answer. */
export function chatOf(account: string, customer: string): string {
  return `${account}/${customer}`
}

/** The account and the customer of a talk; undefined for what is none. */
export function partsOf(chat: string): { readonly account: string; readonly customer: string } | undefined {
  const [, account, customer] = /^([\w-]{1,64})\/([\w-]{1,64})$/.exec(chat) ?? []
  return account && customer ? { account, customer } : undefined
}

/** Translates one entry of the message list. Never throws, whatever comes. */
export function toInbound(item: unknown, now: number): Translated {
  const fields = fieldsOf(item)
  const kind = textOf(fieldOf(fields, 'msgtype'), 30)
  if (fields === undefined || kind === undefined) return MALFORMED
  if (kind === 'event') return event(fields, now)
  if (fieldOf(fields, 'origin') !== FROM_CUSTOMER) return NOT_FOR_US
  const chat = talkOf(fields)
  const content = contentOf(kind, fieldsOf(fieldOf(fields, kind)))
  return chat === undefined || content === undefined ? MALFORMED : message(fields, { chat, content, now })
}

function message(
  fields: Fields,
  { chat, content, now }: { chat: string; content: InboundContent; now: number },
): Translated {
  const dedupKey = idOf(fieldOf(fields, 'msgid'))
  if (dedupKey === undefined) return MALFORMED
  const sentAt = timeOf(fieldOf(fields, 'send_time'), now)
  return {
    kind: 'message',
    message: { channel: WECOM_KF, chat, dedupKey, sender: chat, group: false, sentAt, content },
  }
}

function talkOf(fields: Fields | undefined): string | undefined {
  const chat = chatOf(
    idOf(fieldOf(fields, 'open_kfid')) ?? '',
    idOf(fieldOf(fields, 'external_userid')) ?? '',
  )
  return partsOf(chat) && chat
}

/** Somebody comes (only the first time in 48 hours brings a code for a welcome), or staff take the talk over. */
function event(fields: Fields, now: number): Translated {
  const happened = fieldsOf(fieldOf(fields, 'event'))
  const chat = talkOf(happened)
  if (chat === undefined) return MALFORMED
  const name = fieldOf(happened, 'event_type')
  if (name === 'enter_session' && textOf(fieldOf(happened, 'welcome_code')) !== undefined) {
    const station = /^st_([\w-]{1,61})$/.exec(textOf(fieldOf(happened, 'scene_param'), 64) ?? '')?.[1]
    const text = station === undefined ? WELCOME : `${WELCOME} st_${station}`
    return message(fields, { chat, content: { kind: 'text', text }, now })
  }
  const change =
    name === 'session_status_change' ? CHANGES[Number(fieldOf(happened, 'change_type'))] : undefined
  return change === undefined ? NOT_FOR_US : { kind: change, chat }
}

const FILES: Readonly<Record<string, string>> = {
  image: 'image/jpeg',
  voice: 'audio/amr',
  video: 'video/mp4',
  file: 'application/octet-stream',
}

function contentOf(kind: string, body: Fields | undefined): InboundContent | undefined {
  if (kind === 'text') {
    const text = textOf(fieldOf(body, 'content'))
    return text === undefined ? undefined : { kind: 'text', text }
  }
  const mediaType = Object.hasOwn(FILES, kind) ? FILES[kind] : undefined
  if (mediaType !== undefined) {
    const ref = textOf(fieldOf(body, 'media_id'), 512)
    return ref === undefined ? undefined : { kind: 'attachment', mediaType, ref }
  }
  if (kind === 'location') return location(body)
  return { kind: 'unsupported', raw: /^[a-z_]{1,30}$/.test(kind) ? kind : 'unknown' }
}

function location(body: Fields | undefined): InboundContent | undefined {
  const latitude = fieldOf(body, 'latitude')
  const longitude = fieldOf(body, 'longitude')
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return undefined
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) return undefined
  return { kind: 'location', latitude, longitude }
}

function timeOf(seconds: unknown, now: number): number {
  const at = typeof seconds === 'number' && Number.isSafeInteger(seconds) ? seconds * 1000 : 0
  return at > 0 && at < now + DAY_MS ? at : now
}
