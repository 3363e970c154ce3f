import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach } from 'vitest'
import type { Cipher } from '../../../src/ports/cipher.ts'
import type { Database } from '../../../src/ports/database.ts'
import type { Log } from '../../../src/ports/log.ts'
import { createCipher } from '../../../src/storage/cipher.ts'

export interface OpenOptions {
  readonly cipher: Cipher
  readonly pulledChannels: readonly string[]
  readonly log?: Log
}

/** One empty database of one kind, and what the contract may know about it. */
export interface DatabaseUnderTest {
  /** Opens it, as one more process would when `shared`. */
  open(options: OpenOptions): Promise<Database>
  /** Runs SQL behind the stores' back; absent where nobody else can reach the data. */
  readonly raw?: (statement: string) => Promise<readonly Record<string, unknown>[]>
  /** For `test/support/inbox-worker.ts`: what another process needs to open the same data. */
  readonly location?: string
  remove(): Promise<void>
}

export type SetUp = () => Promise<DatabaseUnderTest>

export const KEY = randomBytes(32)
const CIPHER = createCipher(KEY)
export const OPTIONS: OpenOptions = { cipher: CIPHER, pulledChannels: ['web'] }

/** A fresh database for every test of the running suite. */
export function freshDatabase(setUp: SetUp): {
  readonly under: DatabaseUnderTest
  readonly database: Database
} {
  const current: { under: DatabaseUnderTest; database: Database }[] = []
  beforeEach(async () => {
    const under = await setUp()
    current.push({ under, database: await under.open(OPTIONS) })
  })
  afterEach(async () => {
    const last = current.pop()
    await last?.database.close()
    await last?.under.remove()
  })
  const now = () => {
    const last = current.at(-1)
    if (last === undefined) throw new Error('only inside a test')
    return last
  }
  return {
    get under() {
      return now().under
    },
    get database() {
      return now().database
    },
  }
}
