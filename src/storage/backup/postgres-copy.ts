import BetterSqlite, { type Database as Connection } from 'better-sqlite3'
import { Kysely, SqliteDialect, sql, type Transaction } from 'kysely'
import { POSTGRES, SQLITE } from '../dialect-profile.ts'
import { migrate } from '../migrate.ts'
import { MIGRATIONS } from '../migrations/index.ts'
import { openPostgres } from '../postgres/open-postgres.ts'
import type { Tables } from '../schema.ts'
import { StorageError } from '../storage-error.ts'
import { tablesOf } from './inspect.ts'

const ROWS_AT_ONCE = 500

export async function sizeOfPostgres(url: string): Promise<number> {
  return withPostgres(url, async (db) => {
    const { rows } = await sql<{
      bytes: number
    }>`select pg_database_size(current_database()) as bytes`.execute(db)
    return rows[0]?.bytes ?? 0
  })
}

/** Copies all tables of one moment into a new SQLite file of the same schema. */
export async function copyOut(url: string, target: string): Promise<void> {
  await withPostgres(url, (db) =>
    db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (transaction) => {
        const connection = await emptyFile(target, await schemaOf(transaction))
        try {
          // The file counts only when it was written to its end, so nothing waits for the disk in between.
          connection.pragma('synchronous = 0')
          connection.pragma('foreign_keys = 0')
          for (const table of tablesOf(connection)) await copyTableOut(transaction, { connection, table })
        } finally {
          connection.close()
        }
      }),
  )
}

async function copyTableOut(
  from: Transaction<Tables>,
  { connection, table }: { connection: Connection; table: string },
): Promise<void> {
  connection.prepare(`delete from "${table}"`).run()
  await sql`declare every_row no scroll cursor for select * from ${sql.table(table)}`.execute(from)
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(ROWS_AT_ONCE)} from every_row`.execute(from)
    const [first] = rows
    if (first === undefined) break
    const names = Object.keys(first)
    const insert = connection.prepare(
      `insert into "${table}" (${names.map((name) => `"${name}"`).join()}) values (${names.map(() => '?').join()})`,
    )
    connection.transaction(() => {
      for (const row of rows) insert.run(names.map((name) => row[name]))
    })()
  }
  await sql`close every_row`.execute(from)
}

type Row = Readonly<Record<string, unknown>>

/** Puts the rows of a file in the place of all data, in one transaction; the old schema is kept under another name. */
export async function copyIn(
  url: string,
  what: { database: string; schema: number; now: number },
): Promise<readonly string[] | undefined> {
  const kept = `replaced_${new Date(what.now).toISOString().replaceAll(/\D/g, '').slice(0, 14)}`
  const connection = new BetterSqlite(what.database, { readonly: true })
  try {
    return await withPostgres(url, async (db) => {
      const had = await db.transaction().execute(async (transaction) => {
        if (POSTGRES.migrationLock) await sql.raw(POSTGRES.migrationLock).execute(transaction)
        await refuseInUse(transaction)
        const hadData = await setAside(transaction, kept)
        await buildTables(transaction, what.schema)
        for (const table of tablesOf(connection)) {
          await emptyTable(transaction, table)
          await copyTableIn(transaction, { connection, table })
        }
        await setCounters(transaction)
        return hadData
      })
      return had ? ['drop schema public cascade;', `alter schema ${kept} rename to public;`] : undefined
    })
  } finally {
    connection.close()
  }
}

async function refuseInUse(db: Transaction<Tables>): Promise<void> {
  const { rows } = await sql`select 1 from pg_stat_activity
    where datname = current_database() and application_name = 'xiangfa' and pid <> pg_backend_pid()`.execute(
    db,
  )
  if (rows.length > 0) {
    throw new StorageError('in-use', '数据库正在被用。请先停下所有服务，再恢复，什么都没有动。')
  }
}

async function setAside(db: Transaction<Tables>, name: string): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_tables where schemaname = 'public' limit 1`.execute(db)
  if (rows.length === 0) return false
  await sql`alter schema public rename to ${sql.ref(name)}`.execute(db)
  await sql`create schema public`.execute(db)
  return true
}

/** The steps up to the backup's own schema; the next start takes the rest. */
async function buildTables(db: Transaction<Tables>, schema: number): Promise<void> {
  await sql`create table schema_migration (number integer primary key, name text not null)`.execute(db)
  for (const step of MIGRATIONS.filter(({ number }) => number <= schema)) {
    for (const statement of step.statements(POSTGRES)) await sql.raw(statement).execute(db)
  }
}

/** A step may have put first rows there. The audit, which refuses every deletion, has none. */
async function emptyTable(db: Transaction<Tables>, table: string): Promise<void> {
  const { rows } = await sql`select 1 from ${sql.table(table)} limit 1`.execute(db)
  if (rows.length > 0) await sql`delete from ${sql.table(table)}`.execute(db)
}

async function copyTableIn(
  to: Transaction<Tables>,
  { connection, table }: { connection: Connection; table: string },
): Promise<void> {
  let rows: Row[] = []
  const flush = async (): Promise<void> => {
    const [first] = rows
    if (first === undefined) return
    const names = Object.keys(first)
    const values = rows.map((row) => sql`(${sql.join(names.map((name) => row[name]))})`)
    await sql`insert into ${sql.table(table)} (${sql.join(names.map((name) => sql.ref(name)))})
      overriding system value values ${sql.join(values)}`.execute(to)
    rows = []
  }
  for (const row of connection.prepare<[], Row>(`select * from "${table}"`).iterate()) {
    rows.push(row)
    if (rows.length >= ROWS_AT_ONCE) await flush()
  }
  await flush()
}

/** Keys that the database counts up itself go on after the highest that was restored. */
async function setCounters(db: Transaction<Tables>): Promise<void> {
  const { rows } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns
    where table_schema = 'public' and is_identity = 'YES'`.execute(db)
  for (const { table, column } of rows) {
    await sql`select setval(pg_get_serial_sequence(${table}, ${column}),
      (select coalesce(max(${sql.ref(column)}), 0) + 1 from ${sql.table(table)}), false)`.execute(db)
  }
}

async function schemaOf(db: Transaction<Tables>): Promise<number> {
  const { last } = await db
    .selectFrom('schema_migration')
    .select((row) => row.fn.max('number').as('last'))
    .executeTakeFirstOrThrow()
  return last ?? 0
}

async function emptyFile(target: string, schema: number): Promise<Connection> {
  const database = new BetterSqlite(target)
  const known = MIGRATIONS.filter(({ number }) => number <= schema)
  if (known.at(-1)?.number !== schema) {
    throw new StorageError('schema-newer', `数据库是结构第 ${schema} 版，请用建它的程序来备份。`)
  }
  await migrate(new Kysely<Tables>({ dialect: new SqliteDialect({ database }) }), SQLITE, {
    migrations: known,
  })
  return database
}

async function withPostgres<T>(url: string, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  const db = await openPostgres(url, undefined)
  try {
    return await work(db)
  } finally {
    await db.destroy()
  }
}
