import type { ConsoleContext } from './context.ts'

/** The text of a posted field; empty when it was not sent. */
export type Form = (field: string) => string

export const NO_FORM: Form = () => ''

/** Reads a posted form. Neither database stores NUL or half a surrogate pair, so those go first. */
export async function readForm(context: ConsoleContext): Promise<Form> {
  const body: Readonly<Record<string, unknown>> = await context.req.parseBody().catch(() => ({}))
  const fields = new Map(Object.entries(body))
  return (field) => {
    const value = fields.get(field)
    if (typeof value !== 'string') return ''
    return value.replaceAll('\0', '').replaceAll('\r\n', '\n').toWellFormed()
  }
}
