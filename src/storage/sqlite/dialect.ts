import type { Database as Connection } from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely'
import { waitWithoutBlocking } from './wait-without-blocking.ts'

/** Kysely's SQLite dialect with transactions that lock at their start and statements prepared once. */
export class ImmediateSqliteDialect extends SqliteDialect {
  readonly #connection: Connection

  constructor(connection: Connection) {
    super({ database: connection })
    this.#connection = connection
  }

  override createDriver(): SqliteDriver {
    return new ImmediateDriver(this.#connection)
  }
}

class ImmediateDriver extends SqliteDriver {
  readonly #connection: Connection
  #patient: DatabaseConnection | undefined

  constructor(connection: Connection) {
    super({ database: withPreparedStatements(connection) })
    this.#connection = connection
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    this.#patient ??= waitWithoutBlocking(await super.acquireConnection(), this.#connection)
    return this.#patient
  }

  /** A plain `begin` reads first and may find at its first write that it can never get the lock. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'))
  }

  /** After a full disk SQLite has already rolled back; a second rollback would hide the real error. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#connection.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'))
  }
}

/** Lists of changing length make new texts for ever, so the memory of statements is bounded. */
const MAX_STATEMENTS = 300

function withPreparedStatements(connection: Connection): SqliteDatabase {
  const prepared = new Map<string, SqliteStatement>()
  return {
    close: () => connection.close(),
    prepare: (text) => {
      const known = prepared.get(text)
      if (known !== undefined) return known
      if (prepared.size >= MAX_STATEMENTS) prepared.clear()
      const statement = connection.prepare<unknown[]>(text)
      prepared.set(text, statement)
      return statement
    },
  }
}
