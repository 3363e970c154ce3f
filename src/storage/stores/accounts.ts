import { createHash } from 'node:crypto'
import type { AccountStore } from '../../ports/stores/account-store.ts'
import type { Session } from '../session.ts'

/** A token has at least 128 random bits, so a plain hash is safe; the purpose is part of what is hashed. */
function hashToken(purpose: string, value: string): string {
  return createHash('sha256').update(`${purpose} ${value}`).digest('base64url')
}

export function createAccountStore(session: Session): AccountStore {
  return {
    passwordHash: async (staffId) => {
      const query = session.db.selectFrom('account').select('password_hash').where('staff_id', '=', staffId)
      return (await query.executeTakeFirst())?.password_hash
    },
    setPasswordHash: async (staffId, hash) => {
      await session.db
        .insertInto('account')
        .values({ staff_id: staffId, password_hash: hash, seen_at: null })
        .onConflict((conflict) => conflict.column('staff_id').doUpdateSet({ password_hash: hash }))
        .execute()
    },
    putToken: async ({ purpose, value, staffId, expiresAt }) => {
      const hash = hashToken(purpose, value)
      await session.db
        .insertInto('token')
        .values({ hash, purpose, staff_id: staffId, expires_at: expiresAt })
        .execute()
    },
    findToken: async (purpose, value, now) => {
      const row = await session.db
        .selectFrom('token')
        .select('staff_id')
        .where('hash', '=', hashToken(purpose, value))
        .where('expires_at', '>', now)
        .executeTakeFirst()
      return row?.staff_id
    },
    dropToken: async (purpose, value) => {
      await session.db.deleteFrom('token').where('hash', '=', hashToken(purpose, value)).execute()
    },
    dropTokensOf: async (staffId) => {
      await session.db.deleteFrom('token').where('staff_id', '=', staffId).execute()
    },
    seen: async (staffId, now) => {
      await session.db.updateTable('account').set({ seen_at: now }).where('staff_id', '=', staffId).execute()
    },
    lastSeen: async () => {
      const rows = await session.db.selectFrom('account').select(['staff_id', 'seen_at']).execute()
      return new Map(rows.flatMap(({ staff_id, seen_at }) => (seen_at === null ? [] : [[staff_id, seen_at]])))
    },
  }
}
