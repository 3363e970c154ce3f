/** An object from outside: every field must be looked at before it is believed. */
export type Fields = Readonly<Record<string, unknown>>

export function fieldsOf(value: unknown): Fields | undefined {
  return isFields(value) ? value : undefined
}

/** Text a database can store: no NUL and no half surrogate pairs. Empty text counts as none. */
export function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const text = value.replaceAll('\0', '').toWellFormed()
  return text.length > 0 ? text : undefined
}

/** An id of the platform. Ids are short; anything else is not one. */
export function idOf(value: unknown): string | undefined {
  const id = textOf(value)
  return id !== undefined && id.length <= 512 ? id : undefined
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
