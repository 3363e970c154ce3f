import type { InboundMessage } from '../../domain/message/inbound-message.ts'
import { MAX_MESSAGE_CHARS } from '../understanding/normalise.ts'
import { readChoiceNumber } from '../understanding/read-number.ts'
import { toSimplified } from '../understanding/simplified.ts'
import type { ConversationState } from './state.ts'

/**
 * The words of a message: its text, the value of the pressed button, or the value of the option that a
 * number or a repeated label names. Empty for photos, voice and the like without a caption; `heard` is what a
 * recording was understood as.
 */
export function whatWasSaid(
  message: InboundMessage,
  offered: ConversationState['offered'],
  heard?: string,
): string {
  const { content } = message
  if (heard !== undefined) return wordsOf(heard, offered)
  if (content.kind === 'choice') return content.value
  if (content.kind === 'attachment') return content.caption ?? ''
  if (content.kind !== 'text') return ''
  return wordsOf(content.text, offered)
}

function wordsOf(said: string, offered: ConversationState['offered']): string {
  const text = toSimplified(said.slice(0, MAX_MESSAGE_CHARS).trim())
  return chosenOption(text, offered)?.value ?? text
}

function chosenOption(text: string, offered: ConversationState['offered']) {
  const number = readChoiceNumber(text)
  if (number !== undefined) return offered[number - 1]
  const plain = text.replace(/[\s。，,.!！?？]/g, '')
  return offered.find((option) => option.label.replace(/[\s。，,]/g, '') === plain)
}
