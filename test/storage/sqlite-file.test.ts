import { promises as fs } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { openDatabase } from '../../src/storage/open-database.ts'
import type { SetUp } from '../contracts/database/under-test.ts'
import { databaseContract } from '../contracts/database-contract.ts'

const setUp: SetUp = async () => {
  const folder = await fs.mkdtemp(join(tmpdir(), 'xiangfa-sqlite-'))
  const location = { kind: 'sqlite', file: join(folder, 'test.db') } as const
  return {
    open: (options) => openDatabase(location, options),
    raw: async (statement) => {
      const connection = new BetterSqlite(location.file)
      try {
        connection.exec(statement)
        return []
      } finally {
        connection.close()
      }
    },
    location: JSON.stringify(location),
    remove: () => fs.rm(folder, { recursive: true, force: true }),
  }
}

databaseContract('SQLite file', setUp)
