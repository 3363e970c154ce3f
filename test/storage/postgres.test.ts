import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/storage/open-database.ts'
import { OPTIONS, type SetUp } from '../contracts/database/under-test.ts'
import { databaseContract } from '../contracts/database-contract.ts'
import { type PostgresServer, postgresIsInstalled, startPostgres } from '../support/postgres-server.ts'

const running: PostgresServer[] = []

async function newDatabase(): Promise<string> {
  const [server] = running
  if (server === undefined) throw new Error('the server has not started')
  return server.newDatabase()
}

const setUp: SetUp = async () => {
  const url = await newDatabase()
  const location = { kind: 'postgres', url } as const
  return {
    open: (options) => openDatabase(location, options),
    raw: async (statement) => {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      try {
        return (await client.query(statement)).rows
      } finally {
        await client.end()
      }
    },
    location: JSON.stringify(location),
    remove: async () => undefined,
  }
}

if (!postgresIsInstalled()) console.log('PostgreSQL is not installed here: its tests are skipped.')

describe.skipIf(!postgresIsInstalled())('PostgreSQL server', () => {
  beforeAll(async () => {
    running.push(await startPostgres())
  }, 60_000)
  afterAll(async () => {
    await running.pop()?.stop()
  })

  databaseContract('PostgreSQL', setUp)

  it('is reported when it cannot be reached, without its address', async () => {
    const url = 'postgres://someone:secret@127.0.0.1:1/nowhere'
    const opened = openDatabase({ kind: 'postgres', url }, OPTIONS)
    await expect(opened).rejects.toMatchObject({ code: 'unreachable' })
    await expect(opened).rejects.not.toThrow(/secret|127/)
  })

  it('is refused when a confirmed commit may be lost', async () => {
    const unsafe = await startPostgres(['fsync = off'])
    try {
      const opened = openDatabase({ kind: 'postgres', url: await unsafe.newDatabase() }, OPTIONS)
      await expect(opened).rejects.toMatchObject({ code: 'unsafe-database' })
    } finally {
      await unsafe.stop()
    }
  })
})
