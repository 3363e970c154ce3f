/** A JSON object from outside: every field must be looked at before it is believed. */
export type Fields = Readonly<Record<string, unknown>>

export function fieldsOf(value: unknown): Fields | undefined {
  return isFields(value) ? value : undefined
}

/** An id or count. Telegram's ids have up to 52 bits; anything a double cannot hold exactly is no id. */
export function wholeOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : undefined
}

/** Text a database can store: no NUL and no half surrogate pairs. Empty text counts as none. */
export function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const text = value.replaceAll('\0', '').toWellFormed()
  return text.length > 0 ? text : undefined
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
