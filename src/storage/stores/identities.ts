import type { IdentityField, IdentityStore } from '../../ports/stores/identity-store.ts'
import { sealedColumn } from '../sealing.ts'
import type { Session } from '../session.ts'

export function createIdentityStore(session: Session): IdentityStore {
  const values = sealedColumn(session.cipher, 'identity:value')
  const key = (person: string, field: IdentityField) => `${person}/${field}`
  return {
    put: async (person, field, plain) => {
      const changing = { value: values.seal(plain, key(person, field)), ...keysOf(session, field, plain) }
      await session.db
        .insertInto('identity')
        .values({ person, field, ...changing })
        .onConflict((conflict) => conflict.columns(['person', 'field']).doUpdateSet(changing))
        .execute()
    },
    get: async (person) => {
      const rows = await session.db.selectFrom('identity').selectAll().where('person', '=', person).execute()
      const known: Partial<Record<IdentityField, string>> = {}
      for (const { field, value } of rows) known[field] = values.open(value, key(person, field))
      return known
    },
    withPhone: async (asked) => {
      await keyOldRows(session)
      const query = session.db.selectFrom('identity').select('person').orderBy('person')
      const rows = await ('phone' in asked
        ? query.where('lookup', '=', phoneKey(session, asked.phone))
        : query.where('tail', '=', tailKey(session, asked.tail))
      ).execute()
      return rows.map(({ person }) => person)
    },
    erase: (person) =>
      session.atomic(async (inner) => {
        await inner.db.deleteFrom('identity').where('person', '=', person).execute()
        inner.noteErasure()
      }),
  }
}

/** What a number is found by again: nobody reads it back out of these without the key. */
function keysOf(session: Session, field: IdentityField, plain: string) {
  if (field !== 'phone') return { lookup: null, tail: null }
  return { lookup: phoneKey(session, plain), tail: tailKey(session, plain.slice(-4)) }
}

function phoneKey({ cipher }: Session, phone: string): string {
  return cipher.pseudonym(`phone:${phone}`)
}

function tailKey({ cipher }: Session, tail: string): string {
  return cipher.pseudonym(`phone tail:${tail}`)
}

/** Rows from before there were keys get theirs with the first search. */
async function keyOldRows(session: Session): Promise<void> {
  const { db, cipher } = session
  const values = sealedColumn(cipher, 'identity:value')
  const old = db.selectFrom('identity').selectAll().where('field', '=', 'phone').where('lookup', 'is', null)
  for (const { person, field, value } of await old.execute()) {
    const keys = keysOf(session, field, values.open(value, `${person}/${field}`))
    await db
      .updateTable('identity')
      .set(keys)
      .where('person', '=', person)
      .where('field', '=', field)
      .where('value', '=', value)
      .execute()
  }
}
