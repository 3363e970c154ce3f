import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { InboundContent, InboundMessage } from '../../domain/message/inbound-message.ts'
import { utf8Length } from '../../domain/text/split-text.ts'
import { WEB } from './read-thread.ts'
import { MAX_TEXT_CHARS } from './words.ts'

/** The most a choice may hold; see `Option.value`. */
const MAX_CHOICE_BYTES = 64

const Id = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i)
const Choice = z
  .string()
  .min(1)
  .refine((value) => utf8Length(value) <= MAX_CHOICE_BYTES)
// PostgreSQL stores neither NUL nor half a surrogate pair; better to lose those than the message.
const Text = z
  .string()
  .transform((value) => value.replaceAll('\0', '').toWellFormed().trim())
  .refine((value) => value !== '')
const Body = z.union([z.strictObject({ id: Id, text: Text }), z.strictObject({ id: Id, choice: Choice })])

/** What a page sent: one message, and whether its text had to be cut. */
export type Parsed =
  | { readonly kind: 'invalid' }
  | { readonly kind: 'message'; readonly id: string; readonly content: InboundContent; readonly cut: boolean }

/** Parses a request body, whoever made it. */
export function parseBody(body: unknown): Parsed {
  const parsed = Body.safeParse(body)
  if (!parsed.success) return { kind: 'invalid' }
  const id = parsed.data.id.toLowerCase()
  if ('choice' in parsed.data) {
    return { kind: 'message', id, content: { kind: 'choice', value: parsed.data.choice }, cut: false }
  }
  const text = cutText(parsed.data.text)
  return { kind: 'message', id, content: { kind: 'text', text }, cut: text.length < parsed.data.text.length }
}

/**
 * The same for a form. Its id was made with the page, so going back and sending something else would reuse
 * it: the content is mixed in, and only a true repeat is a repeat.
 */
export function parseForm(form: Readonly<Record<string, unknown>>): Parsed {
  const given = form.choice === undefined ? { text: form.text } : { choice: form.choice }
  const parsed = parseBody({ id: form.id, ...given })
  if (parsed.kind === 'invalid') return parsed
  const content = createHash('sha256').update(JSON.stringify(parsed.content)).digest('hex')
  return { ...parsed, id: `${parsed.id}-${content.slice(0, 16)}` }
}

/** A page's message in our words. */
export function toInbound(
  parsed: Extract<Parsed, { kind: 'message' }>,
  from: { chat: string; now: number },
): InboundMessage {
  return {
    channel: WEB,
    chat: from.chat,
    dedupKey: `${from.chat}:${parsed.id}`,
    sender: from.chat,
    group: false,
    sentAt: from.now,
    content: parsed.content,
  }
}

function cutText(text: string): string {
  if (text.length <= MAX_TEXT_CHARS) return text
  const last = text.charCodeAt(MAX_TEXT_CHARS - 1)
  const splitsPair = last >= 0xd800 && last <= 0xdbff
  return text.slice(0, splitsPair ? MAX_TEXT_CHARS - 1 : MAX_TEXT_CHARS)
}
