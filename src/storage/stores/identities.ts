import type { IdentityField, IdentityStore } from '../../ports/stores/identity-store.ts'
import { sealedColumn } from '../sealing.ts'
import type { Session } from '../session.ts'

export function createIdentityStore(session: Session): IdentityStore {
  const values = sealedColumn(session.cipher, 'identity:value')
  const key = (person: string, field: IdentityField) => `${person}/${field}`
  return {
    put: async (person, field, plain) => {
      const value = values.seal(plain, key(person, field))
      await session.db
        .insertInto('identity')
        .values({ person, field, value })
        .onConflict((conflict) => conflict.columns(['person', 'field']).doUpdateSet({ value }))
        .execute()
    },
    get: async (person) => {
      const rows = await session.db.selectFrom('identity').selectAll().where('person', '=', person).execute()
      const known: Partial<Record<IdentityField, string>> = {}
      for (const { field, value } of rows) known[field] = values.open(value, key(person, field))
      return known
    },
    erase: (person) =>
      session.atomic(async (inner) => {
        await inner.db.deleteFrom('identity').where('person', '=', person).execute()
        inner.noteErasure()
      }),
  }
}
