import { setTimeout as sleep } from 'node:timers/promises'
import type { Database as Connection } from 'better-sqlite3'
import type { CompiledQuery, DatabaseConnection } from 'kysely'

/** SQLite waits for a lock without giving way: so long it may hold up everything else this process does. */
const STILL_MS = 20
/** Between two tries others have their turn: requests, timers, and answers that need no database. */
const GIVING_WAY_MS = 10
/** After that the connection is let go, for those who only read; a transaction is then run again. */
const WITHIN_MS = 5000

/**
 * The same connection, on which waiting for another process's lock holds up nobody else. Inside a transaction
 * there is nothing to wait for: it has the lock from its start.
 */
export function waitWithoutBlocking(inner: DatabaseConnection, connection: Connection): DatabaseConnection {
  connection.pragma(`busy_timeout = ${STILL_MS}`)
  const patiently = async <R>(query: CompiledQuery) => {
    const until = performance.now() + WITHIN_MS
    for (;;) {
      try {
        return await inner.executeQuery<R>(query)
      } catch (error) {
        if (!isBusy(error) || performance.now() > until) throw error
      }
      await sleep(GIVING_WAY_MS)
    }
  }
  return {
    executeQuery: <R>(query: CompiledQuery) =>
      connection.inTransaction ? inner.executeQuery<R>(query) : patiently<R>(query),
    streamQuery: (query, size) => inner.streamQuery(query, size),
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY'
}
