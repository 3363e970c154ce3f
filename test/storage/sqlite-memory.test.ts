import { openDatabase } from '../../src/storage/open-database.ts'
import { databaseContract } from '../contracts/database-contract.ts'

databaseContract('SQLite in memory', async () => ({
  open: (options) => openDatabase({ kind: 'sqlite', file: ':memory:' }, options),
  remove: async () => undefined,
}))
