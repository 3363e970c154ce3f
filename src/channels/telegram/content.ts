import type { InboundContent } from '../../domain/message/inbound-message.ts'
import { type Fields, fieldsOf, textOf, wholeOf } from './fields.ts'

/** `service` is the platform talking about the chat itself (somebody joined): nobody asked us anything. */
export type MessageContent =
  | { readonly kind: 'content'; readonly content: InboundContent }
  | { readonly kind: 'service' }
  | { readonly kind: 'malformed' }

const LONGEST_TEXT = 4096
const SERVICE = [
  'new_chat_members left_chat_member new_chat_title new_chat_photo delete_chat_photo group_chat_created',
  'supergroup_chat_created channel_chat_created message_auto_delete_timer_changed migrate_to_chat_id',
  'migrate_from_chat_id pinned_message successful_payment refunded_payment users_shared chat_shared',
  'connected_website write_access_allowed proximity_alert_triggered boost_added chat_background_set',
  'forum_topic_created forum_topic_edited forum_topic_closed forum_topic_reopened giveaway_created',
  'general_forum_topic_hidden general_forum_topic_unhidden video_chat_scheduled video_chat_started',
  'video_chat_ended video_chat_participants_invited',
].flatMap((line) => line.split(' '))
const UNREADABLE = 'sticker animation poll dice game contact story invoice paid_media checklist'.split(' ')
const FILES = {
  voice: 'audio/ogg',
  audio: 'audio/mpeg',
  video: 'video/mp4',
  video_note: 'video/mp4',
  document: 'application/octet-stream',
} as const

/** What a message holds; `words` are its text or caption, already cleared of our name. */
export function contentOf(message: Fields, words: string): MessageContent {
  if (message.text !== undefined) {
    return typeof message.text === 'string' ? textContent(words) : { kind: 'malformed' }
  }
  if (message.location !== undefined) return location(message.location)
  const unreadable = UNREADABLE.find((kind) => kind in message)
  if (unreadable !== undefined) return unsupported(unreadable)
  const file = fileOf(message)
  if (file !== undefined) return attachment(file, cut(words))
  return SERVICE.some((kind) => kind in message) ? { kind: 'service' } : unsupported('unknown')
}

export function textContent(words: string): MessageContent {
  return words === '' ? unsupported('empty') : is({ kind: 'text', text: cut(words) })
}

interface SentFile {
  readonly fields: Fields | undefined
  readonly mediaType: string
}

function fileOf(message: Fields): SentFile | undefined {
  if ('photo' in message) return { fields: largest(message.photo), mediaType: 'image/jpeg' }
  for (const [kind, mediaType] of Object.entries(FILES)) {
    if (kind in message) return { fields: fieldsOf(message[kind]), mediaType }
  }
  return undefined
}

function attachment({ fields, mediaType }: SentFile, caption: string): MessageContent {
  const ref = textOf(fields?.file_id)
  if (ref === undefined || ref.length > 512) return { kind: 'malformed' }
  const type = mediaTypeOf(fields?.mime_type) ?? mediaType
  return is({ kind: 'attachment', mediaType: type, ref, ...(caption === '' ? {} : { caption }) })
}

function largest(sizes: unknown): Fields | undefined {
  if (!Array.isArray(sizes)) return undefined
  const known = sizes.map(fieldsOf).filter((size) => size !== undefined)
  return known.reduce<Fields | undefined>((best, size) => (area(size) > area(best) ? size : best), known[0])
}

function area(size: Fields | undefined): number {
  return (wholeOf(size?.width) ?? 0) * (wholeOf(size?.height) ?? 0)
}

/** The sender's program names the type, so it is believed only when it looks like one. */
function mediaTypeOf(value: unknown): string | undefined {
  const type = textOf(value)?.toLowerCase()
  return type !== undefined && /^[a-z]{1,20}\/[a-z0-9.+-]{1,80}$/.test(type) ? type : undefined
}

function location(value: unknown): MessageContent {
  const at = fieldsOf(value)
  const latitude = degrees(at?.latitude, 90)
  const longitude = degrees(at?.longitude, 180)
  if (latitude === undefined || longitude === undefined) return { kind: 'malformed' }
  return is({ kind: 'location', latitude, longitude })
}

function degrees(value: unknown, most: number): number | undefined {
  return typeof value === 'number' && Math.abs(value) <= most ? value : undefined
}

/** Telegram never sends more; the cut may leave half a character, which is repaired. */
function cut(words: string): string {
  return words.length > LONGEST_TEXT ? words.slice(0, LONGEST_TEXT).toWellFormed() : words
}

function is(content: InboundContent): MessageContent {
  return { kind: 'content', content }
}

function unsupported(raw: string): MessageContent {
  return is({ kind: 'unsupported', raw })
}
