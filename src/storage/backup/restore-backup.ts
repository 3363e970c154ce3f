import type { Cipher } from '../../ports/cipher.ts'
import { NEWEST_SCHEMA } from '../migrations/index.ts'
import type { DatabaseLocation } from '../open-database.ts'
import type { BackupManifest } from './manifest.ts'
import { replaceFile } from './replace-file.ts'
import { verifyBackup } from './verify-backup.ts'
import { inWorkspace } from './workspace.ts'

export interface RestoreRequest {
  readonly path: string
  readonly location: DatabaseLocation
  readonly cipher: Cipher
  /** A folder with room, on the same disk as the database file. */
  readonly directory: string
  /** Only prove that it could be restored. */
  readonly verifyOnly: boolean
  /** UTC ms. */
  readonly now: number
}

export interface Restored {
  readonly manifest: BackupManifest
  readonly opened: number
  /** How to have the replaced data back, as lines to type; absent when there was none. */
  readonly undo: readonly string[] | undefined
}

/** Verifies everything, then puts the backup in place of the data in one step; the data is kept beside it. */
export async function restoreBackup(request: RestoreRequest): Promise<Restored> {
  const { path, location, cipher, directory, verifyOnly, now } = request
  return inWorkspace(directory, async (workspace) => {
    const { manifest, database, opened } = await verifyBackup(path, {
      cipher,
      workspace,
      newestSchema: NEWEST_SCHEMA,
    })
    if (verifyOnly) return { manifest, opened, undo: undefined }
    if (location.kind === 'sqlite') {
      return { manifest, opened, undo: await replaceFile({ file: location.file, by: database, now }) }
    }
    const { copyIn } = await import('./postgres-copy.ts')
    return { manifest, opened, undo: await copyIn(location.url, { database, schema: manifest.schema, now }) }
  })
}
