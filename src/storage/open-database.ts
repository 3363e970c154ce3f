import { Kysely } from 'kysely'
import type { Cipher } from '../ports/cipher.ts'
import type { Database } from '../ports/database.ts'
import type { Log } from '../ports/log.ts'
import { createStores } from './create-stores.ts'
import { type DialectProfile, POSTGRES, SQLITE } from './dialect-profile.ts'
import { checkKey } from './key-check.ts'
import { type MigrateOptions, migrate } from './migrate.ts'
import type { Tables } from './schema.ts'
import { openConnection } from './sqlite/connection.ts'
import { ImmediateSqliteDialect } from './sqlite/dialect.ts'
import { createTransactions } from './transactions.ts'

/** Where the data is: a file (`:memory:` for tests) or a server. */
export type DatabaseLocation =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'postgres'; readonly url: string }

export interface DatabaseOptions {
  readonly cipher: Cipher
  readonly log?: Log
  /** Channels with `capabilities.pull`: the text of their messages is kept, sealed, for the thread. */
  readonly pulledChannels?: readonly string[]
  readonly migrating?: MigrateOptions
}

/** Opens, migrates, checks the key; refuses what could lose or misread data. */
export async function openDatabase(location: DatabaseLocation, options: DatabaseOptions): Promise<Database> {
  const { db, profile } = await connect(location, options.log)
  try {
    const steps = await migrate(db, profile, options.migrating)
    await checkKey(db, options.cipher)
    options.log?.info('database.opened', { kind: profile.name, migrations: steps })
  } catch (error) {
    await db.destroy()
    throw error
  }
  return wire(db, profile, options)
}

interface Connected {
  readonly db: Kysely<Tables>
  readonly profile: DialectProfile
}

async function connect(location: DatabaseLocation, log: Log | undefined): Promise<Connected> {
  if (location.kind === 'sqlite') {
    const dialect = new ImmediateSqliteDialect(openConnection(location.file))
    return { db: new Kysely<Tables>({ dialect }), profile: SQLITE }
  }
  // Loaded only here, so that the driver costs nothing where SQLite is used.
  const { openPostgres } = await import('./postgres/open-postgres.ts')
  return { db: await openPostgres(location.url, log), profile: POSTGRES }
}

function wire(db: Kysely<Tables>, profile: DialectProfile, options: DatabaseOptions): Database {
  const transactions = createTransactions(db, {
    profile,
    cipher: options.cipher,
    log: options.log,
    pulledChannels: new Set(options.pulledChannels),
  })
  return {
    stores: createStores(transactions.outside),
    transaction: (work, transactionOptions) =>
      transactions.run((session) => work(createStores(session)), transactionOptions),
    close: async () => {
      // Waits for its turn, so that a running transaction ends first.
      await db.connection().execute(async () => undefined)
      await db.destroy()
    },
  }
}
