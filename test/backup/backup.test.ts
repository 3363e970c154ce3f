import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { promises as fs } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBackup } from '../../src/storage/backup/create-backup.ts'
import { restoreBackup } from '../../src/storage/backup/restore-backup.ts'
import { createCipher } from '../../src/storage/cipher.ts'
import { openDatabase } from '../../src/storage/open-database.ts'
import { NOW } from '../contracts/database/samples.ts'
import { OPTIONS } from '../contracts/database/under-test.ts'
import { liveTogether, secretsOf } from '../support/lived-records.ts'

const PERSONS = 60
const folders: string[] = []
const at = (...parts: string[]) => join(folders.at(-1) ?? '', ...parts)
const { cipher } = OPTIONS
const locationIn = (folder: string) => ({ kind: 'sqlite', file: at(folder, 'xiangfa.db') }) as const

async function liveIn(folder: string, persons = PERSONS): Promise<void> {
  const database = await openDatabase(locationIn(folder), OPTIONS)
  await liveTogether(database, persons)
  await database.close()
}

async function backUp(target: string, folder = 'data'): Promise<string> {
  await createBackup({ location: locationIn(folder), cipher, target, now: NOW })
  return target
}

async function restoreTo(folder: string, path: string, more: { verifyOnly?: boolean } = {}) {
  await fs.mkdir(at(folder), { recursive: true })
  const request = { path, location: locationIn(folder), cipher, directory: at(folder), verifyOnly: false }
  return restoreBackup({ ...request, now: NOW, ...more })
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const database = await openDatabase(locationIn(folder), OPTIONS)
  const staff = await database.stores.staff.list()
  await database.close()
  return staff.map(({ name }) => name).sort()
}

describe('a backup', () => {
  beforeEach(async () => {
    folders.push(await fs.mkdtemp(join(tmpdir(), 'xiangfa-backup-')))
    await liveIn('data')
  })
  afterEach(async () => {
    await fs.rm(folders.pop() ?? '', { recursive: true, force: true })
  })

  it('restored elsewhere has every row, and reads with the key', async () => {
    const { manifest, opened } = await restoreTo('elsewhere', await backUp(at('a.backup')))
    expect(manifest.counts).toMatchObject({
      staff: PERSONS,
      consultation: PERSONS,
      case: PERSONS,
      identity: 180,
    })
    expect(opened).toBe(175)
    expect(await namesIn('elsewhere')).toEqual(await namesIn('data'))
    const database = await openDatabase(locationIn('elsewhere'), OPTIONS)
    expect(await database.stores.identities.get('person-7')).toMatchObject({ phone: secretsOf(7).phone })
    await database.close()
  })

  it('shows nothing about anybody without the key, packed or unpacked', async () => {
    const path = await backUp(at('a.backup'))
    await restoreTo('elsewhere', path)
    const bytes = Buffer.concat([await fs.readFile(path), await fs.readFile(at('elsewhere', 'xiangfa.db'))])
    const needles = Array.from({ length: PERSONS }, (_, number) => Object.values(secretsOf(number))).flat()
    expect(needles.filter((needle) => bytes.includes(needle))).toEqual([])
    expect(bytes.includes('person-7')).toBe(true)
  })

  it('is refused with another key, by its number, and nothing is replaced', async () => {
    const path = await backUp(at('a.backup'))
    await liveIn('other', 3)
    const other = createCipher(randomBytes(32))
    const request = {
      path,
      location: locationIn('other'),
      directory: at('other'),
      verifyOnly: false,
      now: NOW,
    }
    const restored = restoreBackup({ ...request, cipher: other })
    await expect(restored).rejects.toMatchObject({ code: 'wrong-key' })
    await expect(restored).rejects.toThrow(cipher.keyId)
    expect(await namesIn('other')).toHaveLength(3)
  })

  it('with a bit flipped anywhere is refused, 100 times of 100', async () => {
    const whole = await fs.readFile(await backUp(at('a.backup')))
    let refused = 0
    for (let round = 0; round < 100; round++) {
      // The first hundred bytes, where head and manifest are, get their share.
      const byte = Math.floor(Math.random() * (round < 20 ? 400 : whole.length))
      const flipped = Buffer.from(whole)
      flipped[byte] = (flipped[byte] ?? 0) ^ (1 << (round % 8))
      await fs.writeFile(at('flipped.backup'), flipped)
      const restored = restoreTo('target', at('flipped.backup'))
      await restored.catch((error) => {
        expect(['bad-backup', 'wrong-key']).toContain(error.code)
        refused++
      })
    }
    expect(refused).toBe(100)
    expect(await fs.readdir(at('target'))).toEqual([])
  })

  it('cut short anywhere is refused', async () => {
    const whole = await fs.readFile(await backUp(at('a.backup')))
    for (const length of [0, 1, 50, 126, 127, 300, whole.length >> 1, whole.length - 1]) {
      await fs.writeFile(at('cut.backup'), whole.subarray(0, length))
      await expect(restoreTo('target', at('cut.backup'))).rejects.toMatchObject({ code: 'bad-backup' })
    }
    await fs.writeFile(at('cut.backup'), randomBytes(100_000))
    await expect(restoreTo('target', at('cut.backup'))).rejects.toMatchObject({ code: 'bad-backup' })
  })

  it('never overwrites a file', async () => {
    await fs.writeFile(at('a.backup'), 'mine')
    await expect(backUp(at('a.backup'))).rejects.toMatchObject({ code: 'file-exists' })
    expect(await fs.readFile(at('a.backup'), 'utf8')).toBe('mine')
  })

  it('is not restored while somebody uses the data', async () => {
    const path = await backUp(at('a.backup'))
    const database = await openDatabase(locationIn('data'), OPTIONS)
    await database.stores.staff.list()
    await expect(restoreTo('data', path)).rejects.toMatchObject({ code: 'in-use' })
    await database.close()
    await expect(restoreTo('data', path)).resolves.toMatchObject({ manifest: { schema: expect.any(Number) } })
  })

  it('keeps what it replaces, and says how to have that back', async () => {
    const path = await backUp(at('a.backup'))
    await liveIn('other', 3)
    const { undo } = await restoreTo('other', path)
    expect(await namesIn('other')).toHaveLength(PERSONS)
    for (const line of undo ?? []) execFileSync('sh', ['-c', line])
    expect(await namesIn('other')).toHaveLength(3)
  })

  it('replaces a broken database too, and its log is not read into the new one', async () => {
    const path = await backUp(at('a.backup'))
    const { file } = locationIn('broken')
    await liveIn('broken', 20)
    await fs.truncate(file, 9000)
    await fs.writeFile(`${file}-wal`, randomBytes(20_000))
    await restoreTo('broken', path)
    expect(await namesIn('broken')).toHaveLength(PERSONS)
  })

  it('can be checked without replacing anything', async () => {
    const path = await backUp(at('a.backup'))
    await liveIn('other', 3)
    await expect(restoreTo('other', path, { verifyOnly: true })).resolves.toMatchObject({ undo: undefined })
    expect(await namesIn('other')).toHaveLength(3)
  })
})

/** A disk of its own, where the system lets us make one. */
async function smallDisk(options: string): Promise<string | undefined> {
  const folder = await fs.mkdtemp(join(tmpdir(), 'xiangfa-disk-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' })
    return folder
  } catch {
    console.log('No disk can be mounted here: the test of a full disk is skipped.')
    await fs.rmdir(folder)
    return undefined
  }
}

async function removeDisk(folder: string): Promise<void> {
  execFileSync('umount', [folder])
  await fs.rmdir(folder)
}

describe('a backup on a full disk', () => {
  beforeEach(async () => {
    folders.push(await fs.mkdtemp(join(tmpdir(), 'xiangfa-backup-')))
    await liveIn('data')
  })
  afterEach(async () => {
    await fs.rm(folders.pop() ?? '', { recursive: true, force: true })
  })

  it('is refused before anything is written', async () => {
    const disk = await smallDisk('size=2m')
    if (disk === undefined) return
    try {
      await expect(backUp(join(disk, 'a.backup'))).rejects.toMatchObject({ code: 'no-space' })
      expect(await fs.readdir(disk)).toEqual([])
    } finally {
      await removeDisk(disk)
    }
  })

  it('that fills up while it is written leaves nothing behind', async () => {
    const disk = await smallDisk('size=16m')
    if (disk === undefined) return
    // The copy is there when the key is first asked; then somebody else takes all that is left.
    const open = (sealed: string, place: string) => {
      execFileSync('sh', ['-c', `cat /dev/zero > ${disk}/ballast || true`], { stdio: 'ignore' })
      return cipher.open(sealed, place)
    }
    try {
      const target = join(disk, 'a.backup')
      const request = { location: locationIn('data'), cipher: { ...cipher, open }, target, now: NOW }
      await expect(createBackup(request)).rejects.toMatchObject({ code: 'no-space' })
      expect(await fs.readdir(disk)).toEqual(['ballast'])
    } finally {
      await removeDisk(disk)
    }
  })

  it('cannot be restored there, and the data there stays as it was', async () => {
    const path = await backUp(at('a.backup'))
    const disk = await smallDisk('size=3m')
    if (disk === undefined) return
    try {
      const location = { kind: 'sqlite', file: join(disk, 'xiangfa.db') } as const
      await (await openDatabase(location, OPTIONS)).close()
      const request = { path, location, cipher, directory: disk, verifyOnly: false, now: NOW }
      await expect(restoreBackup(request)).rejects.toMatchObject({ code: 'no-space' })
      expect(await fs.readdir(disk)).toEqual(['xiangfa.db'])
    } finally {
      await removeDisk(disk)
    }
  })
})
