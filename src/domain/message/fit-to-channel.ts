import { splitText } from '../text/split-text.ts'
import type { Capabilities } from './capabilities.ts'
import type { FilePart, Option, OutboundMessage } from './outbound-message.ts'

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
  const { file, ...bare } = message
  const words =
    file && !capabilities.files ? `${message.text}\n${linkLine(file, capabilities)}` : message.text
  const text = capabilities.buttons ? words : withNumberedOptions(words, message.options)
  const parts = splitText(text, { bytes: capabilities.maxTextBytes, chars: capabilities.maxTextChars })
  const last = parts.length - 1
  const fitted = parts.map((part, at) => ({
    ...bare,
    text: part,
    options: at === last ? message.options : [],
  }))
  // A file is a call of its own: its words may be longer than a platform takes under a file.
  return file && capabilities.files ? [{ ...bare, text: file.name, options: [], file }, ...fitted] : fitted
}

/** A path is of use only to who reads us on our own web page. */
function linkLine({ link }: FilePart, { pull }: Capabilities): string {
  return link.startsWith('/') && !pull ? NO_LINK : `打开存下来或打印（72 小时内有效）：\n${link}`
}

const NO_LINK = '这里发不了文件。请到网页上再写一次，或者发“人工”，让站上的人给您打印。'

function withNumberedOptions(text: string, options: readonly Option[]): string {
  if (options.length === 0) return text
  const lines = options.map((option, at) => `${at + 1}. ${option.label}`)
  return `${text}\n\n回复数字：\n${lines.join('\n')}`
}
