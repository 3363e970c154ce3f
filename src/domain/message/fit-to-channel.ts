import { splitText } from '../text/split-text.ts'
import type { Capabilities } from './capabilities.ts'
import type { Option, OutboundMessage } from './outbound-message.ts'

/**
 * Turns bubbles into what one channel can carry: long text split at sentence ends, and choices as a
 * numbered list where there are no buttons. Each result is one platform call, so each is one outbox row.
 */
export function fitToChannel(
  messages: readonly OutboundMessage[],
  capabilities: Capabilities,
): readonly OutboundMessage[] {
  return messages.flatMap((message) => fitOne(message, capabilities))
}

function fitOne(message: OutboundMessage, capabilities: Capabilities): OutboundMessage[] {
  const text = capabilities.buttons ? message.text : withNumberedOptions(message.text, message.options)
  const parts = splitText(text, { bytes: capabilities.maxTextBytes, chars: capabilities.maxTextChars })
  return parts.map((part, at) => ({
    ...message,
    text: part,
    options: at === parts.length - 1 ? message.options : [],
  }))
}

function withNumberedOptions(text: string, options: readonly Option[]): string {
  if (options.length === 0) return text
  const lines = options.map((option, at) => `${at + 1}. ${option.label}`)
  return `${text}\n\n回复数字：\n${lines.join('\n')}`
}
