import { sql } from 'kysely'
import type { SecondFactorStore } from '../../ports/stores/second-factor-store.ts'
import { sealedColumn } from '../sealing.ts'
import type { Session } from '../session.ts'

export function createSecondFactorStore(session: Session): SecondFactorStore {
  const secrets = sealedColumn(session.cipher, 'second_factor:secret')
  return {
    of: async (staffId) => {
      const query = session.db.selectFrom('second_factor').selectAll().where('staff_id', '=', staffId)
      const row = await query.executeTakeFirst()
      return row && { secret: secrets.open(row.secret, staffId), isOn: row.is_on === 1 }
    },
    begin: async (staffId, secret) => {
      const fresh = { secret: secrets.seal(secret, staffId), used_step: 0 }
      const { numInsertedOrUpdatedRows } = await session.db
        .insertInto('second_factor')
        .values({ staff_id: staffId, is_on: 0, ...fresh })
        .onConflict((conflict) =>
          conflict.column('staff_id').doUpdateSet(fresh).where('second_factor.is_on', '=', 0),
        )
        .executeTakeFirst()
      return numInsertedOrUpdatedRows === 1n
    },
    useStep: async (staffId, step) => {
      const { numUpdatedRows } = await session.db
        .updateTable('second_factor')
        .set({ used_step: step })
        .where('staff_id', '=', staffId)
        .where('used_step', '<', step)
        .executeTakeFirst()
      return numUpdatedRows === 1n
    },
    turnOn: (staffId, codes) => session.atomic((inner) => turnOn(inner, staffId, codes)),
    useRecoveryCode: async (staffId, code) => {
      const { numDeletedRows } = await session.db
        .deleteFrom('recovery_code')
        .where('hash', '=', hashCode(session, staffId, code))
        .executeTakeFirst()
      return numDeletedRows === 1n
    },
    recoveryCodesLeft: async (staffId) => {
      const { codes } = await session.db
        .selectFrom('recovery_code')
        .select(sql<number>`count(*)`.as('codes'))
        .where('staff_id', '=', staffId)
        .executeTakeFirstOrThrow()
      return codes
    },
    turnOff: (staffId) =>
      session.atomic(async ({ db }) => {
        await db.deleteFrom('recovery_code').where('staff_id', '=', staffId).execute()
        await db.deleteFrom('second_factor').where('staff_id', '=', staffId).execute()
      }),
  }
}

async function turnOn(session: Session, staffId: string, codes: readonly string[]): Promise<void> {
  const { db } = session
  await db.updateTable('second_factor').set({ is_on: 1 }).where('staff_id', '=', staffId).execute()
  await db.deleteFrom('recovery_code').where('staff_id', '=', staffId).execute()
  const rows = codes.map((code) => ({ hash: hashCode(session, staffId, code), staff_id: staffId }))
  await db.insertInto('recovery_code').values(rows).execute()
}

/** Keyed, because a code has only about 40 bits; with the person in it, so that it opens only their door. */
function hashCode(session: Session, staffId: string, code: string): string {
  const typed = code.normalize('NFKC').replaceAll(/[\s-]/g, '').toUpperCase()
  return session.cipher.pseudonym(`recovery code ${staffId} ${typed}`)
}
