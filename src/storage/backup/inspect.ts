import BetterSqlite, { type Database as Connection } from 'better-sqlite3'
import type { Cipher } from '../../ports/cipher.ts'
import { KEY_CHECK, opensKeyCheck } from '../key-check.ts'
import { sealedColumn } from '../sealing.ts'

/** What a whole database file says about itself. */
export interface Inspection {
  readonly schema: number
  readonly counts: Readonly<Record<string, number>>
}

/** The tables of a file in the order they were made, so that each comes after those it refers to. */
export function tablesOf(connection: Connection): readonly string[] {
  return connection
    .prepare<[], string>(
      `select name from sqlite_master where type = 'table' and name not like 'sqlite\\_%' escape '\\' order by rowid`,
    )
    .pluck()
    .all()
}

export function inspect(file: string): Inspection {
  return reading(file, (connection) => ({
    schema: Number(connection.prepare('select max(number) from schema_migration').pluck().get()),
    counts: Object.fromEntries(
      tablesOf(connection).map((table) => [
        table,
        Number(connection.prepare(`select count(*) from "${table}"`).pluck().get()),
      ]),
    ),
  }))
}

/** What is broken in a file, in SQLite's words; undefined when it is whole. */
export function faultIn(file: string): string | undefined {
  return reading(file, (connection) => {
    const said = String(connection.pragma('integrity_check(1)', { simple: true }))
    if (said !== 'ok') return said
    const [orphan] = connection.prepare('pragma foreign_key_check').raw().all()
    return orphan === undefined ? undefined : `foreign key: ${JSON.stringify(orphan)}`
  })
}

/** Some sealed column of every kind of record; the key names the row. */
const SAMPLES = [
  { table: 'consultation', column: 'words', key: 'id' },
  { table: 'case', column: 'words', key: 'id' },
  { table: 'staff', column: 'name', key: 'id' },
  { table: 'attachment', column: 'ref', key: 'id' },
] as const
const ROWS_EACH = 25

/** How many rows taken at random opened with the key; throws when one does not. */
export function openSamples(file: string, cipher: Cipher): number {
  return reading(file, (connection) => {
    const value = connection.prepare<[string], string>('select value from meta where name = ?').pluck()
    opensKeyCheck(cipher, value.get(KEY_CHECK) ?? '')
    let opened = 0
    for (const { table, column, key } of SAMPLES) {
      const sealed = sealedColumn(cipher, `${table}:${column}`)
      const rows = connection
        .prepare<[], { sealed: string; key: string }>(
          `select ${column} as sealed, ${key} as key from "${table}" where ${column} is not null order by random() limit ${ROWS_EACH}`,
        )
        .all()
      for (const row of rows) sealed.open(row.sealed, row.key)
      opened += rows.length
    }
    return opened
  })
}

function reading<T>(file: string, read: (connection: Connection) => T): T {
  const connection = new BetterSqlite(file, { readonly: true, fileMustExist: true })
  try {
    return read(connection)
  } finally {
    connection.close()
  }
}
