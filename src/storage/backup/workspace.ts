import { promises as fs } from 'node:fs'
import { join } from 'node:path'
import { StorageError } from '../storage-error.ts'

const PREFIX = '.xiangfa-copy-'
/** Whatever a killed command left behind is swept after this long. */
const LEFTOVER_MS = 24 * 3600_000

/** Lets `work` use a private folder beside the target, on the same disk, and removes it in every case. */
export async function inWorkspace<T>(beside: string, work: (folder: string) => Promise<T>): Promise<T> {
  try {
    await sweep(beside)
    const folder = await fs.mkdtemp(join(beside, PREFIX))
    try {
      return await work(folder)
    } finally {
      await fs.rm(folder, { recursive: true, force: true })
    }
  } catch (error) {
    throw isFull(error) ? noSpace(beside, error) : error
  }
}

async function sweep(folder: string): Promise<void> {
  const names = (await fs.readdir(folder)).filter((name) => name.startsWith(PREFIX))
  for (const name of names) {
    const path = join(folder, name)
    if (Date.now() - (await fs.stat(path)).mtimeMs > LEFTOVER_MS) await fs.rm(path, { recursive: true })
  }
}

/** Before anything is written: a disk that is filled up by a copy takes the service down with it. */
export async function refuseWithoutRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await fs.statfs(folder)
  if (bavail * bsize >= bytes) return
  throw noSpace(folder, undefined, `要 ${inMegabytes(bytes)}，只剩 ${inMegabytes(bavail * bsize)}`)
}

function isFull(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    ['ENOSPC', 'EDQUOT', 'SQLITE_FULL'].includes(String(error.code))
  )
}

function noSpace(folder: string, cause?: unknown, found = '写到一半盘满了'): StorageError {
  return new StorageError(
    'no-space',
    `${folder} 所在的盘装不下：${found}。请清出空间或换一个盘，什么都没有动。`,
    cause,
  )
}

function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1024 ** 2)} MB`
}

/** Makes what was renamed in a folder survive a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await fs.open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
