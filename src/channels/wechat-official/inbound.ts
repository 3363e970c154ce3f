import type { InboundContent, InboundMessage } from '../../domain/message/inbound-message.ts'
import { type Fields, fieldOf, idOf, textOf } from '../wechat-wire/fields.ts'
import { stationOfScene } from './scene.ts'

export const WECHAT_OFFICIAL = 'wechat-official'

/** A platform event in our words. */
export type Translated =
  /** Somebody wants an answer. A `tap` (menu, follow, code) allows fewer later messages than a `message`. */
  | { readonly kind: 'message'; readonly message: InboundMessage; readonly by: 'message' | 'tap' }
  /** Somebody no longer follows us: nothing may be sent. */
  | { readonly kind: 'left'; readonly chat: string }
  /** `malformed` and `unknown` are worth a log line, `nothing-asked` is not. */
  | { readonly kind: 'ignored'; readonly why: 'malformed' | 'unknown' | 'nothing-asked' }

const MALFORMED: Translated = { kind: 'ignored', why: 'malformed' }
const NOTHING_ASKED: Translated = { kind: 'ignored', why: 'nothing-asked' }
const DAY_MS = 86_400_000
/** What somebody sees who has just come. */
const WELCOME = '/start'

/** Translates one message or event. Never throws, whatever comes. */
export function toInbound(fields: Fields, now: number): Translated {
  const chat = idOf(fieldOf(fields, 'FromUserName'))
  const kind = textOf(fieldOf(fields, 'MsgType'))?.toLowerCase()
  if (chat === undefined || kind === undefined || idOf(fieldOf(fields, 'ToUserName')) === undefined)
    return MALFORMED
  const from = { chat, sentAt: timeOf(fieldOf(fields, 'CreateTime'), now) }
  return kind === 'event' ? event(fields, from) : written(kind, fields, from)
}

interface From {
  readonly chat: string
  readonly sentAt: number
}

function written(kind: string, fields: Fields, from: From): Translated {
  const id = fieldOf(fields, 'MsgId')
  const content = contentOf(kind, fields)
  if (typeof id !== 'string' || !/^\d{1,20}$/.test(id) || content === undefined) return MALFORMED
  return { kind: 'message', message: messageOf(from, id, content), by: 'message' }
}

function messageOf({ chat, sentAt }: From, dedupKey: string, content: InboundContent): InboundMessage {
  return { channel: WECHAT_OFFICIAL, chat, dedupKey, sender: chat, group: false, sentAt, content }
}

const FILES: Readonly<Record<string, string>> = {
  image: 'image/jpeg',
  voice: 'audio/amr',
  video: 'video/mp4',
  shortvideo: 'video/mp4',
}

/** Undefined: the platform's own fields are missing. A kind we do not know is `unsupported`, never dropped. */
function contentOf(kind: string, fields: Fields): InboundContent | undefined {
  if (kind === 'text') {
    if (typeof fieldOf(fields, 'Content') !== 'string') return undefined
    const text = textOf(fieldOf(fields, 'Content'))
    return text === undefined ? { kind: 'unsupported', raw: 'empty' } : { kind: 'text', text }
  }
  const mediaType = Object.hasOwn(FILES, kind) ? FILES[kind] : undefined
  if (mediaType !== undefined) return attachment(mediaType, fields)
  if (kind === 'location') return location(fields)
  return { kind: 'unsupported', raw: /^[a-z_]{1,30}$/.test(kind) ? kind : 'unknown' }
}

/** Files are known by their id; the address the platform also gives is never opened. */
function attachment(mediaType: string, fields: Fields): InboundContent | undefined {
  const ref = idOf(fieldOf(fields, 'MediaId'))
  if (ref === undefined) return undefined
  const heard = textOf(fieldOf(fields, 'Recognition'))
  return { kind: 'attachment', mediaType, ref, ...(heard === undefined ? {} : { caption: heard }) }
}

function location(fields: Fields): InboundContent | undefined {
  const latitude = degrees(fieldOf(fields, 'Location_X'), 90)
  const longitude = degrees(fieldOf(fields, 'Location_Y'), 180)
  if (latitude === undefined || longitude === undefined) return undefined
  return { kind: 'location', latitude, longitude }
}

function degrees(value: unknown, most: number): number | undefined {
  if (typeof value !== 'string' || !/^-?\d{1,3}(\.\d{1,20})?$/.test(value)) return undefined
  return Math.abs(Number(value)) <= most ? Number(value) : undefined
}

/** Events carry no MsgId: who, when and what tell one from its second delivery. */
function event(fields: Fields, from: From): Translated {
  const name = textOf(fieldOf(fields, 'Event'), 64)
  const createTime = textOf(fieldOf(fields, 'CreateTime'), 12)
  if (name === undefined || createTime === undefined || !/^\d+$/.test(createTime)) return MALFORMED
  if (name.toLowerCase() === 'unsubscribe') return { kind: 'left', chat: from.chat }
  const key = textOf(fieldOf(fields, 'EventKey'), 128)
  const said = saidBy(name.toLowerCase(), key)
  if (said === undefined) return SILENT.has(name.toLowerCase()) ? NOTHING_ASKED : UNKNOWN
  const dedupKey = `${from.chat}+${createTime}+${name}${key === undefined ? '' : `+${key}`}`
  return { kind: 'message', message: messageOf(from, dedupKey, { kind: 'text', text: said }), by: 'tap' }
}

const UNKNOWN: Translated = { kind: 'ignored', why: 'unknown' }
/** Somebody opened a link, or the phone reported where it is: nobody asked anything. */
const SILENT = new Set(['view', 'location', 'view_miniprogram', 'templatesendjobfinish', 'masssendjobfinish'])

/** What an event says in words; the keys of our menu are the words themselves. */
function saidBy(name: string, key: string | undefined): string | undefined {
  if (name === 'subscribe') return welcomeTo(key?.replace(/^qrscene_/, ''))
  if (name === 'scan') return welcomeTo(key)
  if (name === 'click') return key ?? WELCOME
  return undefined
}

function welcomeTo(scene: string | undefined): string {
  const station = stationOfScene(scene ?? '')
  return station === undefined ? WELCOME : `${WELCOME} st_${station}`
}

function timeOf(seconds: unknown, now: number): number {
  const at = typeof seconds === 'string' && /^\d{1,12}$/.test(seconds) ? Number(seconds) * 1000 : 0
  return at > 0 && at < now + DAY_MS ? at : now
}
