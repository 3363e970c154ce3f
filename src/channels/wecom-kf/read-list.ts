import { z } from 'zod'
import type { ApiFault } from '../wechat-wire/api-client.ts'
import { fieldOf } from '../wechat-wire/fields.ts'
import { WECOM_KF } from './inbound.ts'
import type { Line } from './line.ts'
import { takeIn } from './take-in.ts'

/** Which list, and what the notification said for reading it. */
export interface Reading {
  readonly account: string
  readonly token?: string | undefined
}

const cursorSchema = z.object({ cursor: z.string() })

/**
 * Reads the list of one account to its end. The cursor moves only when what was read is durable: what is not
 * stays at the platform and is read again. Undefined when all went well.
 */
export async function readList(line: Line, { account, token }: Reading): Promise<ApiFault | undefined> {
  for (;;) {
    const cursor = await cursorOf(line, account)
    const answer = await line.api.read({ account, cursor, token })
    if (answer.kind === 'fault') return answer.fault
    const items = fieldOf(answer.fields, 'msg_list') ?? []
    const next = fieldOf(answer.fields, 'next_cursor')
    if (!Array.isArray(items) || typeof next !== 'string') return { kind: 'odd-answer' }
    await takeIn(line, items, { isFirst: cursor === '' })
    if (next !== '') await moveCursor(line, account, next)
    if (fieldOf(answer.fields, 'has_more') !== 1 || next === cursor || next === '') return undefined
  }
}

function cursorOf({ storage, clock }: Line, account: string): Promise<string> {
  const place = { channel: WECOM_KF, name: `cursor:${account}` }
  const read = (stored: unknown) => ({ stored, result: cursorSchema.safeParse(stored).data?.cursor ?? '' })
  return storage.transaction(({ memory }) => memory.change(place, read, clock.now()))
}

function moveCursor({ storage, clock }: Line, account: string, cursor: string): Promise<void> {
  const place = { channel: WECOM_KF, name: `cursor:${account}` }
  return storage.transaction(({ memory }) =>
    memory.change(place, () => ({ stored: { cursor }, result: undefined }), clock.now()),
  )
}

const accountsSchema = z.array(z.string())

/** The accounts that ever notified us, so that their lists are read also when a notification gets lost. */
export function knownAccounts({ storage, clock }: Line, add?: string): Promise<readonly string[]> {
  const place = { channel: WECOM_KF, name: 'accounts' }
  const change = (stored: unknown) => {
    const known = accountsSchema.safeParse(stored).data ?? []
    const all = add === undefined || known.includes(add) ? known : [...known, add]
    return { stored: all, result: all }
  }
  return storage.transaction(({ memory }) => memory.change(place, change, clock.now()))
}
