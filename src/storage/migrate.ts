import { type Kysely, sql, type Transaction } from 'kysely'
import type { DialectProfile } from './dialect-profile.ts'
import { MIGRATIONS, type Migration } from './migrations/index.ts'
import type { Tables } from './schema.ts'
import { StorageError } from './storage-error.ts'

/** How a schema is brought up to date. */
export interface MigrateOptions {
  /** All the program knows, oldest first. */
  readonly migrations?: readonly Migration[]
  /** Called before a database with data is changed; when it throws, nothing is changed. */
  readonly before?: (schema: number) => Promise<void>
}

/** Brings the schema up to date in one transaction: all steps or none. Returns how many steps it took. */
export async function migrate(
  db: Kysely<Tables>,
  profile: DialectProfile,
  { migrations = MIGRATIONS, before }: MigrateOptions = {},
): Promise<number> {
  const found = await db
    .transaction()
    .execute((transaction) => currentVersion(transaction, profile, migrations))
  if (found > 0 && found < newest(migrations)) await before?.(found)
  return db.transaction().execute(async (transaction) => {
    const current = await currentVersion(transaction, profile, migrations)
    const steps = migrations.filter((step) => step.number > current)
    for (const step of steps) await take(transaction, step, profile)
    return steps.length
  })
}

async function take(db: Transaction<Tables>, step: Migration, profile: DialectProfile): Promise<void> {
  try {
    for (const statement of step.statements(profile)) await sql.raw(statement).execute(db)
    await db.insertInto('schema_migration').values({ number: step.number, name: step.name }).execute()
  } catch (cause) {
    throw new StorageError(
      'migration-failed',
      `数据库升级到结构第 ${step.number} 版没有成功，数据和升级前一样，旧程序还能接着用。请看磁盘满没满，再把错误日志交给维护的人。`,
      cause,
    )
  }
}

function newest(migrations: readonly Migration[]): number {
  return migrations.at(-1)?.number ?? 0
}

/** Makes other starting processes wait for their turn. */
async function currentVersion(
  db: Transaction<Tables>,
  profile: DialectProfile,
  migrations: readonly Migration[],
): Promise<number> {
  if (profile.migrationLock !== undefined) await sql.raw(profile.migrationLock).execute(db)
  await sql`create table if not exists schema_migration (number integer primary key, name text not null)`.execute(
    db,
  )
  const { last } = await db
    .selectFrom('schema_migration')
    .select((row) => row.fn.max('number').as('last'))
    .executeTakeFirstOrThrow()
  const current = last ?? 0
  if (current <= newest(migrations)) return current
  throw new StorageError(
    'schema-newer',
    `数据库由更新的程序建立（结构第 ${current} 版，本程序只认到第 ${newest(migrations)} 版），请升级程序后再启动。`,
  )
}
