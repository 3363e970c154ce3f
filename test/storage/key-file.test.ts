import { promises as fs } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadOrCreateKey } from '../../src/storage/key-file.ts'

const folders: string[] = []
const dataDir = () => join(folders.at(-1) ?? '', 'data')

describe('key file', () => {
  beforeEach(async () => {
    folders.push(await fs.mkdtemp(join(tmpdir(), 'xiangfa-key-')))
  })
  afterEach(async () => {
    await fs.rm(folders.pop() ?? '', { recursive: true, force: true })
  })

  it('is made once, readable by its owner only, and found again', async () => {
    const first = await loadOrCreateKey(dataDir())
    const second = await loadOrCreateKey(dataDir())
    expect([first.created, second.created]).toEqual([true, false])
    expect(second.key).toEqual(first.key)
    expect((await fs.stat(join(dataDir(), 'data.key'))).mode & 0o777).toBe(0o600)
    expect(await fs.readdir(dataDir())).toEqual(['data.key'])
  })

  it('is one and the same for processes that start together', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => loadOrCreateKey(dataDir())))
    expect(new Set(all.map(({ key }) => key.toString('hex'))).size).toBe(1)
    expect(all.filter(({ created }) => created)).toHaveLength(1)
  })

  it('is closed to others when somebody opened it', async () => {
    await loadOrCreateKey(dataDir())
    await fs.chmod(join(dataDir(), 'data.key'), 0o644)
    await loadOrCreateKey(dataDir())
    expect((await fs.stat(join(dataDir(), 'data.key'))).mode & 0o777).toBe(0o600)
  })

  it('is not needed when a key is given, as hexadecimal or Base64', async () => {
    const key = Buffer.alloc(32, 0xab)
    for (const given of [key.toString('hex'), key.toString('base64'), ` ${key.toString('base64url')}\n`]) {
      expect(await loadOrCreateKey(dataDir(), given)).toEqual({ key, created: false })
    }
    await expect(fs.access(dataDir())).rejects.toThrow()
  })

  it('says what is wrong with a malformed key without showing it', async () => {
    for (const given of ['', 'abc', 'g'.repeat(64), 'a'.repeat(63)]) {
      const loaded = loadOrCreateKey(dataDir(), given)
      await expect(loaded).rejects.toMatchObject({ code: 'malformed-key' })
      await expect(loaded).rejects.toThrow(`现有 ${given.length} 个字符`)
      await expect(loaded).rejects.not.toThrow(/abc|ggg|aaa/)
    }
  })

  it('refuses a file that was cut short, by its name', async () => {
    await loadOrCreateKey(dataDir())
    await fs.writeFile(join(dataDir(), 'data.key'), 'abc')
    await expect(loadOrCreateKey(dataDir())).rejects.toThrow(/data\.key格式不对/)
  })
})
