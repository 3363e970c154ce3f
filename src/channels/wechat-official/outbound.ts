import type { Capabilities } from '../../domain/message/capabilities.ts'
import type { OutboundMessage } from '../../domain/message/outbound-message.ts'
import { splitText, utf8Length } from '../../domain/text/split-text.ts'
import type { WaitingBubble } from '../../ports/stores/passive-store.ts'

/** The most a passive reply or a customer-service message may hold. */
const MAX_TEXT_BYTES = 2048
/** What one bubble leaves free: for the question it is tied to, and for the line that says how to go on. */
const ROOM_BYTES = 248
/** Longer than a phone shows at once. */
const MAX_TEXT_CHARS = 700

export function capabilities(passiveMs: number): Capabilities {
  return {
    maxTextBytes: MAX_TEXT_BYTES - ROOM_BYTES,
    maxTextChars: MAX_TEXT_CHARS,
    buttons: false,
    pull: false,
    passiveMs,
  }
}

/** A response in the making: its words, which bubbles are in it, and how the person asks for the rest. */
export interface PassiveText {
  readonly text: string
  readonly taken: readonly number[]
  readonly more: 'number' | 'word' | undefined
  /** The answer it ends with. */
  readonly begun: string | undefined
}

/** For which message, and which answer may go on without saying what it answers. */
interface For {
  readonly key: string
  readonly begun: string | undefined
}

const BETWEEN = '\n\n'

/** Puts as many whole bubbles into one response as it can carry, in their order. */
export function composePassive(waiting: readonly WaitingBubble[], { key, begun }: For): PassiveText {
  let text = ''
  let last = begun
  const taken: WaitingBubble[] = []
  for (const bubble of waiting) {
    const isTied = bubble.replyTo !== undefined && bubble.replyTo !== key && bubble.replyTo !== last
    const words = isTied ? tied(bubble.message) : bubble.message.text
    const longer = text === '' ? words : `${text}${BETWEEN}${words}`
    if (taken.length > 0 && utf8Length(longer) > MAX_TEXT_BYTES - utf8Length(MORE.word)) break
    text = longer
    last = bubble.replyTo ?? last
    taken.push(bubble)
  }
  const more = taken.length < waiting.length ? wayOn(taken) : undefined
  return { text: withWayOn(text, more), taken: taken.map(({ row }) => row), more, begun: last }
}

/** A bubble that comes after its moment says what it answers. */
export function tied(message: OutboundMessage): string {
  const words = `您刚才问的“${message.asked}”：\n${message.text}`
  return message.asked === undefined || utf8Length(words) > MAX_TEXT_BYTES ? message.text : words
}

/** One message of the customer-service interface: what it cannot carry never was one bubble. */
export function fitted(text: string): string {
  return splitText(text, { bytes: MAX_TEXT_BYTES, chars: MAX_TEXT_BYTES })[0] ?? ''
}

const MORE = {
  number: `${BETWEEN}还没说完，回复 1 继续。`,
  word: `${BETWEEN}还没说完，回复“继续”接着看。`,
} as const

/** Where numbers already choose something, a word goes on. */
function wayOn(taken: readonly WaitingBubble[]): 'number' | 'word' {
  return taken.some(({ message }) => message.options.length > 0) ? 'word' : 'number'
}

function withWayOn(text: string, more: PassiveText['more']): string {
  if (more === undefined) return fitted(text)
  const line = MORE[more]
  const room = MAX_TEXT_BYTES - utf8Length(line)
  return `${splitText(text, { bytes: room, chars: room })[0] ?? ''}${line}`
}

/** True when these words ask for what was left out. */
export function asksForMore(words: string, more: 'number' | 'word' | undefined): boolean {
  if (more === undefined) return false
  const plain = words.normalize('NFKC').replace(/[\s。.!！“”"]/gu, '')
  return plain === '继续' || plain === '接着说' || (more === 'number' && /^(1|一|回复1)$/.test(plain))
}

/** When the answer takes longer than the platform waits. Every account can keep this promise. */
export const TAKES_LONGER =
  '收到了，这个要多想一会儿。\n答好就发给您；没看到就回复 1。\n急事打 12348，有危险打 110。'
export const NOTHING_MORE = '没有别的了，都发给您了。\n想问什么接着问。急事打 12348。'
/** On the platform's last try, when what was written could not be stored. */
export const NOT_STORED =
  '我这边出了故障，您刚才的话没存上。\n请过几分钟再发一次。\n急事打 12348，有危险打 110，救人打 120。'
