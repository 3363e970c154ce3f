import { existsSync, promises as fs } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { StorageError } from '../storage-error.ts'
import { syncFolder } from './workspace.ts'

/**
 * Puts `by` in the place of a database file; a kill leaves the one or the other, whole. Returns how to undo
 * it, as lines to type.
 */
export async function replaceFile(what: {
  file: string
  by: string
  now: number
}): Promise<readonly string[] | undefined> {
  const { file, by, now } = what
  const folder = dirname(file)
  if (!existsSync(file)) {
    await fs.rename(by, file)
    await syncFolder(folder)
    return undefined
  }
  gatherAlone(file)
  const kept = join(folder, `replaced-${new Date(now).toISOString().replaceAll(/\D/g, '').slice(0, 14)}`)
  await fs.mkdir(kept, { mode: 0o700 })
  await keep(file, join(kept, basename(file)))
  // A log left by a broken database must never be read into the restored one.
  for (const end of ['-wal', '-shm']) {
    if (existsSync(`${file}${end}`)) await fs.rename(`${file}${end}`, join(kept, `${basename(file)}${end}`))
  }
  await syncFolder(kept)
  await fs.rename(by, file)
  await syncFolder(folder)
  const [old, back, to] = [file, kept, folder].map(quoted)
  return [`rm -f ${old} ${old}-wal ${old}-shm`, `mv ${back}/* ${to}/`]
}

/**
 * Leaving WAL mode needs every other connection to be gone, so it proves that nobody uses the file; and it
 * gathers the whole database in the one file.
 */
function gatherAlone(file: string): void {
  const connection = new BetterSqlite(file, { fileMustExist: true, timeout: 500 })
  try {
    connection.pragma('journal_mode = delete')
  } catch (error) {
    if (hasCode(error, 'SQLITE_BUSY') || hasCode(error, 'SQLITE_LOCKED')) {
      const message = `${file} 正在被用。请先停下服务，再恢复，什么都没有动。`
      throw new StorageError('in-use', message, error)
    }
    // Broken data cannot be gathered; it is kept as it is.
  } finally {
    connection.close()
  }
}

/** A second name for the old file, so that its place is never empty; a copy where links do not exist. */
async function keep(file: string, kept: string): Promise<void> {
  try {
    await fs.link(file, kept)
  } catch {
    await fs.copyFile(file, kept)
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith(code)
}

/** As a shell reads it. */
function quoted(path: string): string {
  return `'${path.replaceAll("'", `'\\''`)}'`
}
