import { closeSync, mkdirSync, openSync } from 'node:fs'
import { dirname } from 'node:path'
import BetterSqlite, { type Database as Connection } from 'better-sqlite3'
import { StorageError } from '../storage-error.ts'

/** Earlier versions can lose commits when two connections share a WAL file. */
const OLDEST_SAFE = [3, 51, 3] as const
const IN_MEMORY = ':memory:'
/** While it opens. Later waiting is done by wait-without-blocking.ts. */
const BUSY_TIMEOUT_MS = 5000

/**
 * FULL: better-sqlite3's default (NORMAL in WAL mode) rolls acknowledged messages back in a power cut.
 * secure_delete: else deleted names stay in the file. trusted_schema: a doctored file runs no functions.
 */
const SETTINGS: Readonly<Record<string, string | number>> = {
  synchronous: 2,
  foreign_keys: 1,
  secure_delete: 1,
  trusted_schema: 0,
  busy_timeout: BUSY_TIMEOUT_MS,
}

/** Opens a file (made with mode 600 when absent) or `:memory:`, and proves that every setting holds. */
export function openConnection(file: string): Connection {
  try {
    if (file !== IN_MEMORY) createPrivately(file)
    return prepareConnection(file)
  } catch (cause) {
    if (cause instanceof StorageError) throw cause
    const message = `打不开数据库文件 ${file}，请检查它是不是数据库、数据目录能不能写、磁盘满没满。`
    throw new StorageError('unreachable', message, cause)
  }
}

function prepareConnection(file: string): Connection {
  const connection = new BetterSqlite(file, { timeout: BUSY_TIMEOUT_MS })
  try {
    refuseOldVersion(connection)
    for (const [name, value] of Object.entries(SETTINGS)) connection.pragma(`${name} = ${value}`)
    connection.pragma('journal_mode = wal')
    proveSettings(connection, file)
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/** SQLite gives the WAL file the mode of the database file. */
function createPrivately(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  closeSync(openSync(file, 'a', 0o600))
}

function refuseOldVersion(connection: Connection): void {
  const version = String(connection.prepare('select sqlite_version()').pluck().get())
  const parts = version.split('.').map(Number)
  const different = OLDEST_SAFE.findIndex((part, at) => parts[at] !== part)
  if (different === -1 || (parts[different] ?? 0) > (OLDEST_SAFE[different] ?? 0)) return
  throw new StorageError(
    'unsafe-database',
    `SQLite 版本 ${version} 可能丢数据，需要 ${OLDEST_SAFE.join('.')} 或更新，请重新安装依赖。`,
  )
}

function proveSettings(connection: Connection, file: string): void {
  const journal = file === IN_MEMORY ? 'memory' : 'wal'
  for (const [name, value] of Object.entries({ ...SETTINGS, journal_mode: journal })) {
    const actual = connection.pragma(name, { simple: true })
    if (actual === value) continue
    throw new StorageError(
      'unsafe-database',
      `数据库设置 ${name} 应为 ${value}，实际是 ${actual}；请把数据目录放在本机硬盘上再启动。`,
    )
  }
}
