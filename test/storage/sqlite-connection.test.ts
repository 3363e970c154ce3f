import { promises as fs } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/storage/open-database.ts'
import { openConnection } from '../../src/storage/sqlite/connection.ts'
import { OPTIONS } from '../contracts/database/under-test.ts'

const folders: string[] = []
const file = () => join(folders.at(-1) ?? '', 'data/test.db')

const SAFE = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  trusted_schema: 0,
  secure_delete: 1,
  busy_timeout: 5000,
}

describe('SQLite connection', () => {
  beforeEach(async () => {
    folders.push(await fs.mkdtemp(join(tmpdir(), 'xiangfa-sqlite-')))
  })
  afterEach(async () => {
    await fs.rm(folders.pop() ?? '', { recursive: true, force: true })
  })

  it('has every setting that keeps acknowledged messages and forgets deleted ones', () => {
    for (let opened = 1; opened <= 2; opened += 1) {
      const connection = openConnection(file())
      for (const [name, value] of Object.entries(SAFE)) {
        expect([name, connection.pragma(name, { simple: true })]).toEqual([name, value])
      }
      connection.close()
    }
  })

  it('has the same settings in memory', () => {
    const connection = openConnection(':memory:')
    for (const [name, value] of Object.entries({ ...SAFE, journal_mode: 'memory' })) {
      expect([name, connection.pragma(name, { simple: true })]).toEqual([name, value])
    }
    connection.close()
  })

  it('makes the file and its log readable by their owner only', async () => {
    const database = await openDatabase({ kind: 'sqlite', file: file() }, OPTIONS)
    for (const end of ['', '-wal', '-shm']) {
      expect([end, (await fs.stat(`${file()}${end}`)).mode & 0o777]).toEqual([end, 0o600])
    }
    await database.close()
  })

  it('takes the write lock at the start of a transaction', async () => {
    const database = await openDatabase({ kind: 'sqlite', file: file() }, OPTIONS)
    const other = new BetterSqlite(file(), { timeout: 0 })
    await database.transaction(async () => {
      expect(() => other.exec('begin immediate')).toThrow(/locked/)
    })
    other.exec('begin immediate')
    other.exec('rollback')
    other.close()
    await database.close()
  })

  it('waits and tries again when another connection keeps the write lock beyond the time-out', async () => {
    const one = await openDatabase({ kind: 'sqlite', file: file() }, OPTIONS)
    const two = await openDatabase({ kind: 'sqlite', file: file() }, OPTIONS)
    const slow = one.transaction(async ({ cases }) => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      return cases.nextSerial(2026)
    })
    const blocked = two.transaction(({ cases }) => cases.nextSerial(2026))
    expect(await Promise.all([slow, blocked])).toEqual([1, 2])
    await one.close()
    await two.close()
  })

  it('refuses a file that is no database, and a folder it may not use, in one sentence', async () => {
    await fs.mkdir(join(folders.at(-1) ?? '', 'data'))
    await fs.writeFile(file(), 'no database at all'.repeat(100))
    for (const path of [file(), `${file()}/inside.db`]) {
      const opened = openDatabase({ kind: 'sqlite', file: path }, OPTIONS)
      await expect(opened).rejects.toMatchObject({ code: 'unreachable' })
      await expect(opened).rejects.toThrow(/^打不开数据库文件 .*。$/)
    }
  })
})
