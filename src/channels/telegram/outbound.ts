import type { Capabilities } from '../../domain/message/capabilities.ts'
import type { Option, OutboundMessage } from '../../domain/message/outbound-message.ts'
import { utf8Length } from '../../domain/text/split-text.ts'

/** 4096 characters of at most 4 bytes: the bytes never bind before the characters. */
export const CAPABILITIES: Capabilities = {
  maxTextChars: 4096,
  maxTextBytes: 16_384,
  buttons: true,
  pull: false,
  files: true,
}

interface NativeButton {
  text: string
  callback_data: string
}

/** What `sendMessage` takes. No `parse_mode`: text is text, whatever characters it holds. */
export interface NativeMessage {
  chat_id: number
  text: string
  link_preview_options: { is_disabled: true }
  reply_markup?: { inline_keyboard: NativeButton[][] }
}

export type Native =
  | { readonly kind: 'native'; readonly payload: NativeMessage; readonly droppedButtons: number }
  | { readonly kind: 'no-such-chat' }

const CALLBACK_BYTES = 64
/** Up to four Chinese characters: two such buttons stay readable side by side at large letters. */
const SHORT_LABEL_COLUMNS = 8

/**
 * One bubble as one platform call. A button the platform would refuse is left out and counted, because
 * refusing it would cost the reader the whole message.
 */
export function toNative(chat: string, message: OutboundMessage): Native {
  const chatId = Number(chat)
  if (!/^-?[1-9]\d*$/.test(chat) || !Number.isSafeInteger(chatId)) return { kind: 'no-such-chat' }
  const options = message.options.filter(fitsButton)
  const rows = rowsOf(options)
  const payload: NativeMessage = {
    chat_id: chatId,
    text: message.text,
    link_preview_options: { is_disabled: true },
    ...(rows.length > 0 && { reply_markup: { inline_keyboard: rows } }),
  }
  return { kind: 'native', payload, droppedButtons: message.options.length - options.length }
}

function fitsButton(option: Option): boolean {
  const bytes = utf8Length(option.value)
  return bytes >= 1 && bytes <= CALLBACK_BYTES && option.label.trim() !== ''
}

/** One button a row; two short neighbours share one. */
function rowsOf(options: readonly Option[]): NativeButton[][] {
  const rows: NativeButton[][] = []
  let open: NativeButton[] | undefined
  for (const option of options) {
    const button = { text: option.label, callback_data: option.value }
    const short = columns(option.label) <= SHORT_LABEL_COLUMNS
    if (open !== undefined && short) {
      open.push(button)
      open = undefined
    } else {
      const row = [button]
      rows.push(row)
      open = short ? row : undefined
    }
  }
  return rows
}

/** Width on the screen: a Chinese character takes two columns. */
function columns(label: string): number {
  return [...label].reduce((sum, character) => sum + (utf8Length(character) > 2 ? 2 : 1), 0)
}
