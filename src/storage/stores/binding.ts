import { sql } from 'kysely'
import type { ChatAddress } from '../../domain/message/inbound-message.ts'
import type { Session } from '../session.ts'
import { lockChats } from '../thread-positions.ts'

const MAX_WRONG_TRIES = 5
const TRIES_WINDOW_MS = 10 * 60_000

/**
 * A code has only about 40 bits, which a thief of the file could try out against a plain hash; the keyed
 * one (HMAC-SHA-256) needs the key as well. Case, width and spaces do not matter to who types it.
 */
function hashCode(session: Session, code: string): string {
  const typed = code.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase()
  return session.cipher.pseudonym(`binding code ${typed}`)
}

export function putBindingCode(
  session: Session,
  { staffId, code, expiresAt }: { staffId: string; code: string; expiresAt: number },
): Promise<void> {
  return session.atomic(async (inner) => {
    await inner.db.deleteFrom('binding_code').where('staff_id', '=', staffId).execute()
    await inner.db
      .insertInto('binding_code')
      .values({ hash: hashCode(inner, code), staff_id: staffId, expires_at: expiresAt })
      .execute()
  })
}

/** The staff member the code stood for. Using a code deletes it, so of two users only one finds it. */
export function bind(
  session: Session,
  attempt: { code: string; address: ChatAddress; now: number },
): Promise<string | undefined> {
  const { address, now } = attempt
  return session.atomic(async (inner) => {
    await lockChats(inner, [address])
    if ((await wrongTries(inner, address, now)) >= MAX_WRONG_TRIES) return undefined
    const used = await inner.db
      .deleteFrom('binding_code')
      .where('hash', '=', hashCode(inner, attempt.code))
      .where('expires_at', '>', now)
      .returning('staff_id')
      .executeTakeFirst()
    if (used === undefined) {
      await inner.db
        .insertInto('binding_try')
        .values({ ...chatOnly(address), at: now })
        .execute()
      return undefined
    }
    await tie(inner, address, used.staff_id)
    return used.staff_id
  })
}

function chatOnly({ channel, chat }: ChatAddress): ChatAddress {
  return { channel, chat }
}

async function wrongTries(session: Session, { channel, chat }: ChatAddress, now: number): Promise<number> {
  await session.db
    .deleteFrom('binding_try')
    .where('at', '<=', now - TRIES_WINDOW_MS)
    .execute()
  const { tries } = await session.db
    .selectFrom('binding_try')
    .select(sql<number>`count(*)`.as('tries'))
    .where('channel', '=', channel)
    .where('chat', '=', chat)
    .executeTakeFirstOrThrow()
  return tries
}

async function tie(session: Session, address: ChatAddress, staffId: string): Promise<void> {
  await session.db
    .insertInto('staff_chat')
    .values({ ...chatOnly(address), staff_id: staffId })
    .onConflict((conflict) => conflict.columns(['channel', 'chat']).doUpdateSet({ staff_id: staffId }))
    .execute()
}
