import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Log } from '../../ports/log.ts'
import type { Tables } from '../schema.ts'
import { StorageError } from '../storage-error.ts'

const INT8 = 20

/** Times and counts stay far below 2^53, so eight-byte integers are read as numbers. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => (oid === INT8 ? Number : pg.types.getTypeParser(oid, format)),
}

/** A pool of connections to a server that is set up to keep what it has confirmed. */
export async function openPostgres(url: string, log: Log | undefined): Promise<Kysely<Tables>> {
  const pool = new pg.Pool({
    connectionString: url,
    types,
    max: 10,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    // A worker that was cut off must not hold the lock of its chats for ever.
    idle_in_transaction_session_timeout: 60_000,
    application_name: 'xiangfa',
  })
  // An idle connection that breaks is replaced by the pool; unheard, the event would end the process.
  pool.on('error', (error) => log?.error('database.idle-connection-lost', error))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  try {
    await refuseUnsafe(db)
    return db
  } catch (cause) {
    await db.destroy()
    if (cause instanceof StorageError) throw cause
    // The address holds a password, so it is not repeated.
    throw new StorageError('unreachable', '连不上 PostgreSQL，请检查设置 DATABASE_URL 和数据库服务。', cause)
  }
}

const MUST_BE_ON = ['fsync', 'synchronous_commit', 'full_page_writes'] as const

async function refuseUnsafe(db: Kysely<Tables>): Promise<void> {
  for (const setting of MUST_BE_ON) {
    const { rows } = await sql<{ value: string }>`select current_setting(${setting}) as value`.execute(db)
    if (rows[0]?.value !== 'off') continue
    throw new StorageError(
      'unsafe-database',
      `PostgreSQL 的设置 ${setting} 是 off，断电会丢掉已确认的消息，请改为 on 再启动。`,
    )
  }
}
