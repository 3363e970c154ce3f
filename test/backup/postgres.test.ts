import { promises as fs } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBackup } from '../../src/storage/backup/create-backup.ts'
import { restoreBackup } from '../../src/storage/backup/restore-backup.ts'
import { type DatabaseLocation, openDatabase } from '../../src/storage/open-database.ts'
import { NOW, textMessage } from '../contracts/database/samples.ts'
import { OPTIONS } from '../contracts/database/under-test.ts'
import { liveTogether, secretsOf } from '../support/lived-records.ts'
import { type PostgresServer, postgresIsInstalled, startPostgres } from '../support/postgres-server.ts'

const PERSONS = 40
const running: PostgresServer[] = []
let folder = ''
const { cipher } = OPTIONS

async function newPlace(): Promise<{ readonly kind: 'postgres'; readonly url: string }> {
  const [server] = running
  if (server === undefined) throw new Error('the server has not started')
  return { kind: 'postgres', url: await server.newDatabase() }
}

async function liveIn(location: DatabaseLocation, persons: number): Promise<void> {
  const database = await openDatabase(location, OPTIONS)
  await liveTogether(database, persons)
  await database.close()
}

async function moved(from: DatabaseLocation, to: DatabaseLocation, name: string) {
  const path = join(folder, name)
  await createBackup({ location: from, cipher, target: path, now: NOW })
  return restoreBackup({ path, location: to, cipher, directory: folder, verifyOnly: false, now: NOW })
}

/** Everything of one person, and a new arrival, read through the stores. */
async function look(location: DatabaseLocation) {
  const database = await openDatabase(location, OPTIONS)
  const { stores } = database
  const found = {
    staff: (await stores.staff.list()).map(({ name }) => name).sort(),
    phone: (await stores.identities.get('person-7')).phone,
    cases: (await stores.cases.list({})).map(({ words }) => words).sort(),
    consultations: (await stores.consultations.within({ from: 0, to: NOW * 2 }))
      .map(({ words }) => words)
      .sort(),
    inbox: await stores.inbox.backlog(),
    written: await stores.inbox.accept([textMessage('somebody new', 1)], NOW),
  }
  await database.close()
  return found
}

describe.skipIf(!postgresIsInstalled())('a backup of PostgreSQL', () => {
  beforeAll(async () => {
    folder = await fs.mkdtemp(join(tmpdir(), 'xiangfa-pg-backup-'))
    running.push(await startPostgres())
  }, 60_000)
  afterAll(async () => {
    await running.pop()?.stop()
    await fs.rm(folder, { recursive: true, force: true })
  })

  it('is the same file as of SQLite, and each is restored into the other with nothing missing', async () => {
    const server = await newPlace()
    const file = { kind: 'sqlite', file: join(folder, 'moved.db') } as const
    const back = await newPlace()
    await liveIn(server, PERSONS)
    const { manifest } = await moved(server, file, 'server.backup')
    expect(manifest).toMatchObject({ source: 'postgres', counts: { case: PERSONS, identity: PERSONS * 3 } })
    await moved(file, back, 'file.backup')
    const there = await look(server)
    expect(there).toMatchObject({ phone: secretsOf(7).phone, written: 1 })
    expect(await look(file)).toEqual(there)
    expect(await look(back)).toEqual(there)
  })

  it('keeps what it replaces, and says how to have that back', async () => {
    const [full, small] = [await newPlace(), await newPlace()]
    await liveIn(full, PERSONS)
    await liveIn(small, 9)
    const { undo } = await moved(full, small, 'undo.backup')
    expect((await look(small)).staff).toHaveLength(PERSONS)
    const client = new pg.Client({ connectionString: small.url })
    await client.connect()
    for (const line of undo ?? []) await client.query(line)
    await client.end()
    expect((await look(small)).staff).toHaveLength(9)
  })

  it('is not restored while somebody uses the data', async () => {
    const [full, used] = [await newPlace(), await newPlace()]
    await liveIn(full, 3)
    const database = await openDatabase(used, OPTIONS)
    await expect(moved(full, used, 'used.backup')).rejects.toMatchObject({ code: 'in-use' })
    expect(await database.stores.staff.list()).toEqual([])
    await database.close()
  })
})
