import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Cipher } from '../../ports/cipher.ts'
import { StorageError } from '../storage-error.ts'
import { checkBackup, refuseForged, unpackBackup } from './backup-file.ts'
import { faultIn, inspect, openSamples } from './inspect.ts'
import type { BackupManifest } from './manifest.ts'
import { refuseWithoutRoom } from './workspace.ts'

const SPARE_BYTES = 4 * 1024 ** 2

export interface VerifiedBackup {
  readonly manifest: BackupManifest
  /** The unpacked database. */
  readonly database: string
  /** How many sealed rows taken at random were opened. */
  readonly opened: number
}

/** Proves everything that can be proved before anything is replaced: bits, key, schema, structure, counts. */
export async function verifyBackup(
  path: string,
  given: { readonly cipher: Cipher; readonly workspace: string; readonly newestSchema: number },
): Promise<VerifiedBackup> {
  const backup = await checkBackup(path)
  const { manifest } = backup
  refuseOtherKey(manifest, given.cipher)
  refuseForged(backup, given.cipher)
  refuseNewer(manifest, given.newestSchema)
  await refuseWithoutRoom(given.workspace, manifest.bytes + SPARE_BYTES)
  const database = join(given.workspace, 'unpacked.db')
  await unpackBackup(path, backup, database)
  const fault = faultIn(database)
  if (fault !== undefined) throw broken(`里面的数据库有损坏（${fault}）`)
  const { schema, counts } = inspect(database)
  if (schema !== manifest.schema || !isDeepStrictEqual(counts, manifest.counts))
    throw broken('条数和说明对不上')
  return { manifest, database, opened: openSamples(database, given.cipher) }
}

function refuseOtherKey({ keyId }: BackupManifest, cipher: Cipher): void {
  if (keyId === cipher.keyId) return
  throw new StorageError(
    'wrong-key',
    `这个备份要编号 ${keyId} 的密钥才打得开，现在这把是 ${cipher.keyId}。请把当时的 data.key 放进数据目录，或者设 DATA_KEY，什么都没有动。`,
  )
}

function refuseNewer({ schema }: BackupManifest, newest: number): void {
  if (schema <= newest) return
  throw new StorageError(
    'schema-newer',
    `这个备份由更新的程序写成（结构第 ${schema} 版，本程序只认到第 ${newest} 版）。请先升级程序，什么都没有动。`,
  )
}

function broken(why: string): StorageError {
  return new StorageError('bad-backup', `这个备份不能用：${why}。请换一个备份，什么都没有动。`)
}
