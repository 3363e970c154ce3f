import { existsSync, statSync } from 'node:fs'
import type { DatabaseLocation } from '../open-database.ts'
import { openConnection } from '../sqlite/connection.ts'
import { StorageError } from '../storage-error.ts'

/** How many bytes a copy may take. */
export async function sizeOf(location: DatabaseLocation): Promise<number> {
  if (location.kind === 'postgres') return (await import('./postgres-copy.ts')).sizeOfPostgres(location.url)
  refuseMissing(location.file)
  return [location.file, `${location.file}-wal`]
    .filter((file) => existsSync(file))
    .reduce((sum, file) => sum + statSync(file).size, 0)
}

/**
 * Copies the database of one moment into a new SQLite file, while others go on writing. `vacuum into` reads
 * in one transaction, and its copy holds no trace of what was deleted.
 */
export async function takeSnapshot(location: DatabaseLocation, target: string): Promise<void> {
  if (location.kind === 'postgres') return (await import('./postgres-copy.ts')).copyOut(location.url, target)
  refuseMissing(location.file)
  const connection = openConnection(location.file)
  try {
    connection.prepare('vacuum into ?').run(target)
  } finally {
    connection.close()
  }
}

function refuseMissing(file: string): void {
  if (existsSync(file)) return
  throw new StorageError('nothing-to-back-up', `没有数据库文件 ${file}，请检查设置 DATA_DIR。`)
}
