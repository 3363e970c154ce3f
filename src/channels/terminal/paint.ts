import type { OutboundMessage } from '../../domain/message/outbound-message.ts'
import { WORDS } from './words.ts'

export interface Paint {
  readonly prompt: (text: string) => string
  readonly answer: (text: string) => string
  readonly emergency: (text: string) => string
}

const plain = (text: string) => text
const colour = (code: string) => (text: string) => `\u001b[${code}m${text}\u001b[0m`

export const PLAIN: Paint = { prompt: plain, answer: plain, emergency: plain }
export const COLOURED: Paint = { prompt: colour('36'), answer: colour('1'), emergency: colour('1;31') }

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
