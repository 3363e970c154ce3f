import type { InboundContent } from '../../domain/message/inbound-message.ts'
import { type Fields, fieldsOf, textOf } from './fields.ts'

/** wechaty's numbers for kinds of message, under our names; a test compares them with the real ones. */
export const TYPES = {
  unknown: 0,
  file: 1,
  voice: 2,
  'contact-card': 3,
  'chat-history': 4,
  sticker: 5,
  image: 6,
  text: 7,
  location: 8,
  'mini-program': 9,
  'room-note': 10,
  transfer: 11,
  'red-packet': 12,
  recalled: 13,
  link: 14,
  video: 15,
  post: 16,
} as const

type Kind = keyof typeof TYPES

/** Puppets name no media type; these are what WeChat records and sends. */
const MEDIA_TYPES: Partial<Readonly<Record<Kind, string>>> = {
  image: 'image/jpeg',
  voice: 'audio/silk',
  video: 'video/mp4',
  file: 'application/octet-stream',
}

const LONGEST_TEXT = 4096
/** With room for a quotation and mentions; WeChat allows more, but looking through it must stay cheap. */
const LONGEST_READ = 3 * LONGEST_TEXT

/** `system` is WeChat talking about the chat itself (somebody joined): nobody asked us anything. */
export type MessageContent = InboundContent | { readonly kind: 'system' } | { readonly kind: 'malformed' }

export function kindOf(message: Fields): Kind | 'other' | 'malformed' {
  const { type } = message
  if (typeof type !== 'number') return 'malformed'
  return KINDS.find((kind) => TYPES[kind] === type) ?? 'other'
}

/** What a message that is not text holds. Nothing is fetched: a file is its message id, a link is not opened. */
export function contentOf(
  message: Fields,
  { id, location }: { id: string; location: unknown },
): MessageContent {
  const kind = kindOf(message)
  if (kind === 'malformed') return { kind: 'malformed' }
  if (kind === 'unknown' || kind === 'room-note') return { kind: 'system' }
  if (kind === 'location') return placeOf(location)
  const mediaType = kind === 'other' ? undefined : MEDIA_TYPES[kind]
  return mediaType === undefined
    ? { kind: 'unsupported', raw: kind }
    : { kind: 'attachment', mediaType, ref: id }
}

/** Text as the core takes it; the cut may leave half a character, which is repaired. */
export function textContent(words: string): InboundContent {
  const text = words.length > LONGEST_TEXT ? words.slice(0, LONGEST_TEXT).toWellFormed() : words
  return text === '' ? { kind: 'unsupported', raw: 'empty' } : { kind: 'text', text }
}

/**
 * The words of a text message without what it quotes. WeChat puts a quoted message first, in 「」, above a
 * line of dashes; answering the quotation would answer somebody else's words, often our own.
 */
export function wordsOf(message: Fields): string {
  const text = textOf(message.text)?.slice(0, LONGEST_READ).trim() ?? ''
  const end = text.startsWith('「') ? text.indexOf('」\n- - -') : -1
  if (end < 0) return text
  const line = text.indexOf('\n', end + 2)
  const answer = line < 0 ? '' : text.slice(line).trim()
  return answer === '' ? text : answer
}

function placeOf(value: unknown): InboundContent {
  const at = fieldsOf(value)
  const latitude = degrees(at?.latitude, 90)
  const longitude = degrees(at?.longitude, 180)
  if (latitude === undefined || longitude === undefined) return { kind: 'unsupported', raw: 'location' }
  return { kind: 'location', latitude, longitude }
}

function degrees(value: unknown, most: number): number | undefined {
  return typeof value === 'number' && Math.abs(value) <= most ? value : undefined
}

const KINDS: readonly Kind[] = Object.keys(TYPES).filter(isKind)

function isKind(name: string): name is Kind {
  return name in TYPES
}
