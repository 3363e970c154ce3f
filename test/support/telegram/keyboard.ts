import { badRequest } from './bot-api-error.ts'
import { nestedParam, type Params } from './params.ts'

export interface SentButton {
  readonly text: string
  readonly data: string
}

/** Checks an inline keyboard as strictly as Telegram does and returns its rows. */
export function keyboardOf(params: Params): readonly (readonly SentButton[])[] {
  const markup = nestedParam(params, 'reply_markup')
  if (markup === undefined) return []
  const rows = (markup as { inline_keyboard?: unknown }).inline_keyboard
  if (!Array.isArray(rows)) throw badRequest('object expected as reply markup')
  if (rows.flat().length > 100) throw badRequest('REPLY_MARKUP_TOO_LONG')
  return rows.map((row) => {
    if (!Array.isArray(row) || row.length > 8) throw badRequest('BUTTON_ROW_INVALID')
    return row.map(buttonOf)
  })
}

function buttonOf(raw: unknown): SentButton {
  const { text, callback_data: data } = raw as { text?: unknown; callback_data?: unknown }
  if (typeof text !== 'string' || text.trim() === '') throw badRequest('Button text must be non-empty')
  const bytes = typeof data === 'string' ? Buffer.byteLength(data) : 0
  if (bytes < 1 || bytes > 64) throw badRequest('BUTTON_DATA_INVALID')
  return { text, data: String(data) }
}
