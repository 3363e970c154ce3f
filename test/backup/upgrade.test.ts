import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { promises as fs } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { MIGRATIONS, NEWEST_SCHEMA } from '../../src/storage/migrations/index.ts'
import { openDatabase } from '../../src/storage/open-database.ts'
import { openData } from '../../src/wiring/assembly.ts'
import { listBackups } from '../../src/wiring/backups.ts'
import { KEY, OPTIONS } from '../contracts/database/under-test.ts'
import { createRememberingLog } from '../support/app/silent-log.ts'
import { runCommand } from '../support/command-process.ts'
import { liveTogether } from '../support/lived-records.ts'

const folders: string[] = []
const at = (...parts: string[]) => join(folders.at(-1) ?? '', ...parts)
const location = () => ({ kind: 'sqlite', file: at('xiangfa.db') }) as const
const CONFIG = readConfig({ DATA_KEY: KEY.toString('hex') })
const newer = (statement: string) => [
  ...MIGRATIONS,
  { number: NEWEST_SCHEMA + 1, name: 'newer', statements: () => [statement] },
]

/** As the program before the newest step left it. */
async function liveInOlder(): Promise<void> {
  const database = await openDatabase(location(), OPTIONS)
  await liveTogether(database, 20)
  await database.close()
}

async function staffCount(): Promise<number> {
  const database = await openDatabase(location(), OPTIONS)
  const { length } = await database.stores.staff.list()
  await database.close()
  return length
}

describe('an upgrade', () => {
  beforeEach(async () => {
    folders.push(await fs.mkdtemp(join(tmpdir(), 'xiangfa-upgrade-')))
    await liveInOlder()
  })
  afterEach(async () => {
    await fs.rm(folders.pop() ?? '', { recursive: true, force: true })
  })

  it('that fails leaves the data as the older program had it', async () => {
    const opened = openDatabase(location(), {
      ...OPTIONS,
      migrating: { migrations: newer('create table staff (id text)') },
    })
    await expect(opened).rejects.toMatchObject({ code: 'migration-failed' })
    expect(await staffCount()).toBe(20)
  })

  it('does not begin when there is no room for a copy', async () => {
    const before = async () => {
      throw Object.assign(new Error('full'), { code: 'no-space' })
    }
    const migrating = { migrations: newer('create table newer (id text)'), before }
    await expect(openDatabase(location(), { ...OPTIONS, migrating })).rejects.toMatchObject({
      code: 'no-space',
    })
    expect(await staffCount()).toBe(20)
  })

  it('makes no copy of an empty or an up-to-date database', async () => {
    const { database } = await openData(CONFIG, createRememberingLog(), folders.at(-1) ?? '')
    await database.close()
    expect(await listBackups(at('backups'))).toEqual([])
  })

  it('undone: the older program names the copy, and restoring that brings everything back', async () => {
    const path = at('backups', 'before-upgrade-20261128-120000.backup')
    const { code } = await upgrade(path)
    expect(code).toBe(0)
    const opened = openData(CONFIG, createRememberingLog(), folders.at(-1) ?? '')
    await expect(opened).rejects.toMatchObject({ code: 'schema-newer' })
    await expect(opened).rejects.toThrow(`npm run restore -- ${path}`)
    const settings = { DATA_DIR: folders.at(-1) ?? '', DATA_KEY: KEY.toString('hex') }
    expect(await runCommand(['restore', path], settings)).toMatchObject({ code: 0, errors: '' })
    expect(await staffCount()).toBe(20)
  })

  it('killed at any moment leaves the older data or the newer, whole', async () => {
    for (const { after, ms } of [
      { after: 'copying', ms: 5 },
      { after: 'copied', ms: 0 },
      ...[2, 8, 20, 40, 80].map((time) => ({ after: 'copied', ms: time })),
    ]) {
      await upgrade(at('backups', `before-${after}-${ms}.backup`), { after, ms })
      const connection = new BetterSqlite(location().file)
      expect(connection.pragma('integrity_check', { simple: true })).toBe('ok')
      const schema = connection.prepare('select max(number) from schema_migration').pluck().get()
      const made = connection
        .prepare(`select count(*) from sqlite_master where name like 'newer_%'`)
        .pluck()
        .get()
      connection.close()
      expect([
        [NEWEST_SCHEMA, 0],
        [NEWEST_SCHEMA + 1, 12],
      ]).toContainEqual([schema, made])
      if (schema !== NEWEST_SCHEMA) return
    }
  })
})

/** Starts the newer program; kills it `ms` after it said something, or lets it end. */
async function upgrade(copy: string, kill?: { after: string; ms: number }): Promise<{ code: number | null }> {
  const words = ['test/support/slow-upgrade.ts', location().file, KEY.toString('hex'), copy]
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  const exit = once(child, 'exit')
  child.stdout.on('data', (said: Buffer) => {
    if (kill && said.toString().includes(kill.after)) setTimeout(() => child.kill('SIGKILL'), kill.ms)
  })
  const [code] = await exit
  return { code }
}
