import { existsSync, promises as fs } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Cipher } from '../../ports/cipher.ts'
import { NEWEST_SCHEMA } from '../migrations/index.ts'
import type { DatabaseLocation } from '../open-database.ts'
import { StorageError } from '../storage-error.ts'
import { packBackup } from './backup-file.ts'
import { inspect, openSamples } from './inspect.ts'
import type { BackupManifest } from './manifest.ts'
import { sizeOf, takeSnapshot } from './snapshot.ts'
import { verifyBackup } from './verify-backup.ts'
import { inWorkspace, refuseWithoutRoom, syncFolder } from './workspace.ts'

/** The copy and its packed form lie side by side for a while, and a little stays for the service. */
const COPIES = 2
const SPARE_BYTES = 8 * 1024 ** 2

export interface BackupRequest {
  readonly location: DatabaseLocation
  readonly cipher: Cipher
  readonly target: string
  /** UTC ms. */
  readonly now: number
}

export interface MadeBackup {
  readonly manifest: BackupManifest
  readonly bytes: number
}

/** Writes a whole, verified backup under its name, or nothing. The service may go on working meanwhile. */
export async function createBackup({ location, cipher, target, now }: BackupRequest): Promise<MadeBackup> {
  if (existsSync(target)) {
    throw new StorageError('file-exists', `已经有 ${target} 了，没有覆盖它。请换一个名字。`)
  }
  const folder = dirname(target)
  await fs.mkdir(folder, { recursive: true, mode: 0o700 })
  await refuseWithoutRoom(folder, COPIES * (await sizeOf(location)) + SPARE_BYTES)
  return inWorkspace(folder, async (workspace) => {
    const database = join(workspace, 'snapshot.db')
    await takeSnapshot(location, database)
    openSamples(database, cipher)
    const manifest = await describe(database, { createdAt: now, source: location.kind, keyId: cipher.keyId })
    const packed = join(workspace, 'packed')
    await packBackup(packed, { manifest, database, cipher })
    await fs.rm(database)
    await verifyBackup(packed, { cipher, workspace, newestSchema: Math.max(manifest.schema, NEWEST_SCHEMA) })
    await fs.rename(packed, target)
    await syncFolder(folder)
    return { manifest, bytes: (await fs.stat(target)).size }
  })
}

async function describe(
  database: string,
  known: Pick<BackupManifest, 'createdAt' | 'source' | 'keyId'>,
): Promise<BackupManifest> {
  const { size } = await fs.stat(database)
  return { format: 1, ...known, ...inspect(database), bytes: size }
}
