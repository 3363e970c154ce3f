import type { OutboundMessage } from '../../domain/message/outbound-message.ts'
import { WORDS } from './words.ts'

/** Standard output, or something that takes its place; only a real terminal knows about colours. */
export type ScreenOutput = NodeJS.WritableStream & {
  readonly isTTY?: boolean
  hasColors?(): boolean
}

export interface Paint {
  readonly prompt: (text: string) => string
  readonly answer: (text: string) => string
  readonly emergency: (text: string) => string
}

const PLAIN: Paint = { prompt: (text) => text, answer: (text) => text, emergency: (text) => text }
const COLOURED: Paint = { prompt: colour('36'), answer: colour('1'), emergency: colour('1;31') }

/** Node's own `hasColors` is false when NO_COLOR is set, so the environment is not read here. */
export function paintFor(output: ScreenOutput): Paint {
  return output.isTTY === true && output.hasColors?.() === true ? COLOURED : PLAIN
}

/**
 * One bubble as lines of text, an empty line after it. Choices are already numbered in the text, because the
 * terminal has no buttons.
 */
export function render(message: OutboundMessage, paint: Paint): string {
  // An answer may quote what was typed; its control signs must not move the cursor or change colours.
  const text = message.text.replace(/\p{Cc}/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : ''))
  const shown = message.tone === 'emergency' ? paint.emergency(text) : text
  return `${paint.answer(WORDS.answer)}${shown}\n\n`
}

function colour(code: string): (text: string) => string {
  return (text) => `\u001b[${code}m${text}\u001b[0m`
}
