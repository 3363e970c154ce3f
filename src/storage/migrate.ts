import { type Kysely, sql, type Transaction } from 'kysely'
import type { DialectProfile } from './dialect-profile.ts'
import { MIGRATIONS } from './migrations/index.ts'
import type { Tables } from './schema.ts'
import { StorageError } from './storage-error.ts'

/** Brings the schema up to date in one transaction: all steps or none. Returns how many steps it took. */
export async function migrate(db: Kysely<Tables>, profile: DialectProfile): Promise<number> {
  return db.transaction().execute(async (transaction) => {
    if (profile.migrationLock !== undefined) await sql.raw(profile.migrationLock).execute(transaction)
    const current = await currentVersion(transaction)
    const steps = MIGRATIONS.filter((step) => step.number > current)
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

async function currentVersion(db: Transaction<Tables>): Promise<number> {
  await sql`create table if not exists schema_migration (number integer primary key, name text not null)`.execute(
    db,
  )
  const { last } = await db
    .selectFrom('schema_migration')
    .select((row) => row.fn.max('number').as('last'))
    .executeTakeFirstOrThrow()
  const known = MIGRATIONS.at(-1)?.number ?? 0
  const current = last ?? 0
  if (current <= known) return current
  throw new StorageError(
    'schema-newer',
    `数据库由更新的程序建立（结构第 ${current} 版，本程序只认到第 ${known} 版），请升级程序后再启动。`,
  )
}
