import { type Kysely, sql, type Transaction } from 'kysely'
import type { DialectProfile } from './dialect-profile.ts'
import { MIGRATIONS } from './migrations/index.ts'
import type { Tables } from './schema.ts'
import { StorageError } from './storage-error.ts'

/** Brings the schema up to date in one transaction: all steps or none. Returns how many steps it took. */
export async function migrate(db: Kysely<Tables>, profile: DialectProfile): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    if (profile.migrationLock !== undefined) await sql.raw(profile.migrationLock).execute(transaction)
    const taken = await stepsTaken(transaction)
    // By number and not by the highest: steps of parts built side by side may arrive in any order.
    const steps = MIGRATIONS.filter((step) => !taken.has(step.number))
    for (const step of steps) {
      for (const statement of step.statements(profile)) await sql.raw(statement).execute(transaction)
      await transaction
        .insertInto('schema_migration')
        .values({ number: step.number, name: step.name })
        .execute()
    }
    return steps.length
  })
}

async function stepsTaken(db: Transaction<Tables>): Promise<ReadonlySet<number>> {
  await sql`create table if not exists schema_migration (number integer primary key, name text not null)`.execute(
    db,
  )
  const rows = await db.selectFrom('schema_migration').select('number').execute()
  const taken = new Set(rows.map(({ number }) => number))
  const known = MIGRATIONS.at(-1)?.number ?? 0
  const current = Math.max(0, ...taken)
  if (current <= known) return taken
  throw new StorageError(
    'schema-newer',
    `数据库由更新的程序建立（结构第 ${current} 版，本程序只认到第 ${known} 版），请升级程序后再启动。`,
  )
}
