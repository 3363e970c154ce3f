import { randomBytes } from 'node:crypto'
import { promises as fs } from 'node:fs'
import { join } from 'node:path'
import { KEY_BYTES } from './cipher.ts'
import { StorageError } from './storage-error.ts'

/** The encryption key, and whether this start made it (then the operator must be told to back it up). */
export interface LoadedKey {
  readonly key: Buffer
  readonly created: boolean
}

/** The key file's name in the data directory. */
export const KEY_FILE = 'data.key'
const OWNER_ONLY = 0o600

/** `given` (the setting DATA_KEY) wins; else the key file in `dataDir`, made with mode 600 when absent. */
export async function loadOrCreateKey(dataDir: string, given?: string): Promise<LoadedKey> {
  if (given !== undefined) return { key: parseKey(given, '设置 DATA_KEY'), created: false }
  const path = join(dataDir, KEY_FILE)
  const created = await createKeyFile(dataDir, path)
  await fs.chmod(path, OWNER_ONLY)
  return { key: parseKey(await fs.readFile(path, 'utf8'), `密钥文件 ${path}`), created }
}

/** Never shows what was found: a mistyped key is still nearly the key. */
function parseKey(text: string, where: string): Buffer {
  const trimmed = text.trim()
  const isHex = /^[0-9a-f]{64}$/i.test(trimmed)
  const isBase64 = /^[\w+/-]{43}=?$/.test(trimmed)
  if (isHex) return Buffer.from(trimmed, 'hex')
  if (isBase64) return Buffer.from(trimmed, 'base64')
  throw new StorageError(
    'malformed-key',
    `${where}格式不对：应为 64 位十六进制或 44 位 Base64（${KEY_BYTES} 字节），现有 ${trimmed.length} 个字符。`,
  )
}

/** Written whole under another name, then linked: a second process or a power cut never sees half a key. */
async function createKeyFile(dataDir: string, path: string): Promise<boolean> {
  if (await exists(path)) return false
  await fs.mkdir(dataDir, { recursive: true, mode: 0o700 })
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  try {
    await writeDurably(draft, `${randomBytes(KEY_BYTES).toString('hex')}\n`)
    return await linkUnlessThere(draft, path)
  } finally {
    await fs.rm(draft, { force: true })
  }
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await fs.open(path, 'wx', OWNER_ONLY)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function linkUnlessThere(draft: string, path: string): Promise<boolean> {
  try {
    await fs.link(draft, path)
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await fs.access(path)
    return true
  } catch (error) {
    if (isCode(error, 'ENOENT')) return false
    throw error
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}
