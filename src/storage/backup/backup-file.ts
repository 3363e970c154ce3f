import { createHash, timingSafeEqual } from 'node:crypto'
import { createReadStream, createWriteStream, promises as fs } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import type { Cipher } from '../../ports/cipher.ts'
import { StorageError } from '../storage-error.ts'
import { type BackupManifest, parseManifest } from './manifest.ts'

/**
 * One file: a head line with the checksum of all that follows and the key's signature of it, a line of JSON
 * (the manifest), and the database, packed. The database is always SQLite, wherever it came from.
 */
const HEAD = /^xiangfa-backup 1 ([0-9a-f]{64}) ([\w-]{43})\n$/
const HEAD_BYTES = 'xiangfa-backup 1 '.length + 64 + 1 + 43 + 1
/** A manifest is far shorter; a file that is none of ours may be one endless line. */
const MOST_MANIFEST_BYTES = 64 * 1024

export async function packBackup(
  target: string,
  { manifest, database, cipher }: { manifest: BackupManifest; database: string; cipher: Cipher },
): Promise<void> {
  const file = await fs.open(target, 'wx', 0o600)
  try {
    await file.writeFile(' '.repeat(HEAD_BYTES))
    const hash = createHash('sha256')
    const put = async (chunk: Buffer): Promise<void> => {
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await put(Buffer.from(`${JSON.stringify(manifest)}\n`))
    // Most of it is sealed text that hardly packs: more effort would only cost time.
    await pipeline(createReadStream(database), createGzip({ level: 1 }), async (packed) => {
      for await (const chunk of packed) await put(chunk)
    })
    const sum = hash.digest('hex')
    await file.write(`xiangfa-backup 1 ${sum} ${signature(cipher, sum)}\n`, 0)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The manifest of a file whose checksum holds; with the key's signature still to be checked. */
export interface CheckedBackup {
  readonly manifest: BackupManifest
  readonly sum: string
  readonly signature: string
  readonly bodyAt: number
}

/** Reads the whole file and refuses it when a single bit differs from what was written. */
export async function checkBackup(path: string): Promise<CheckedBackup> {
  const [, sum = '', signed = ''] = HEAD.exec(await readStart(path, HEAD_BYTES)) ?? []
  if (sum === '') throw bad('这不是备份文件，或者没有写完。')
  const hash = createHash('sha256')
  await pipeline(createReadStream(path, { start: HEAD_BYTES }), hash)
  if (hash.digest('hex') !== sum) throw bad('校验和不对：文件缺了一截，或者有坏的地方。')
  const { manifest, bodyAt } = await readManifest(path)
  return { manifest, sum, signature: signed, bodyAt }
}

/** Whoever can write files but has no key cannot make one that is accepted. */
export function refuseForged({ sum, signature: signed }: CheckedBackup, cipher: Cipher): void {
  const expected = Buffer.from(signature(cipher, sum))
  if (timingSafeEqual(expected, Buffer.from(signed))) return
  throw bad('签名不对：它被人改过。')
}

export async function unpackBackup(path: string, backup: CheckedBackup, target: string): Promise<void> {
  let left = backup.manifest.bytes
  try {
    await pipeline(
      createReadStream(path, { start: backup.bodyAt }),
      createGunzip(),
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          left -= chunk.length
          if (left < 0) throw bad('里面的数据库比说明的大。')
          yield chunk
        }
      },
      createWriteStream(target, { mode: 0o600, flags: 'wx', flush: true }),
    )
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) {
      throw bad('里面的数据库拆不开。', error)
    }
    throw error
  }
  if (left !== 0) throw bad('里面的数据库比说明的小。')
}

/** The manifest alone, from the first bytes and unchecked: for lists of backups. */
export async function peekManifest(path: string): Promise<BackupManifest | undefined> {
  try {
    return HEAD.test(await readStart(path, HEAD_BYTES)) ? (await readManifest(path)).manifest : undefined
  } catch {
    return undefined
  }
}

async function readManifest(path: string): Promise<{ manifest: BackupManifest; bodyAt: number }> {
  const [line = ''] = (await readStart(path, MOST_MANIFEST_BYTES, HEAD_BYTES)).split('\n', 1)
  const manifest = parseManifest(line)
  if (manifest === undefined) throw bad('看不懂它的说明，可能是更新的程序写的。')
  return { manifest, bodyAt: HEAD_BYTES + Buffer.byteLength(line) + 1 }
}

async function readStart(path: string, most: number, from = 0): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of Readable.from(createReadStream(path, { start: from, end: from + most - 1 }))) {
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('latin1')
}

function signature(cipher: Cipher, sum: string): string {
  return cipher.pseudonym(`backup:${sum}`)
}

function bad(why: string, cause?: unknown): StorageError {
  return new StorageError('bad-backup', `这个备份不能用：${why}请换一个备份，什么都没有动。`, cause)
}
