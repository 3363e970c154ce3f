import { promises as fs } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Database } from '../../src/ports/database.ts'
import { openDatabase } from '../../src/storage/open-database.ts'
import { lease, NOW } from '../contracts/database/samples.ts'
import { OPTIONS } from '../contracts/database/under-test.ts'
import { liveTogether, secretsOf } from '../support/lived-records.ts'

const PERSONS = 100
const folders: string[] = []
const file = () => join(folders.at(-1) ?? '', 'test.db')

async function handleHalf(database: Database): Promise<void> {
  const { inbox, outbox } = database.stores
  for (const claim of await inbox.claim(lease(NOW, PERSONS))) await inbox.finish(claim, NOW)
  for (const claim of await outbox.claim(lease(NOW, PERSONS / 2)))
    await outbox.bury(claim, NOW, claim.message.text)
}

async function allBytes(): Promise<Buffer> {
  return Buffer.concat(await Promise.all(['', '-wal', '-shm'].map((end) => fs.readFile(`${file()}${end}`))))
}

describe('data at rest', () => {
  beforeEach(async () => {
    folders.push(await fs.mkdtemp(join(tmpdir(), 'xiangfa-rest-')))
  })
  afterEach(async () => {
    await fs.rm(folders.pop() ?? '', { recursive: true, force: true })
  })

  it('show no name, phone, address, file or word in the database and its log', async () => {
    const database = await openDatabase({ kind: 'sqlite', file: file() }, OPTIONS)
    await liveTogether(database, PERSONS)
    await handleHalf(database)
    const bytes = await allBytes()
    const needles = Array.from({ length: PERSONS }, (_, number) => Object.values(secretsOf(number))).flat()
    const found = needles.filter((needle) =>
      ['utf8', 'utf16le'].some((code) => bytes.includes(Buffer.from(needle, code as BufferEncoding))),
    )
    expect(found).toEqual([])
    // The scan would see what is there: pseudonyms and kinds are stored readable.
    expect(bytes.includes('person-7')).toBe(true)
    expect(await database.stores.identities.get('person-7')).toMatchObject({ name: secretsOf(7).name })
    await database.close()
  })

  it('keep not even the sealed text of an erased person', async () => {
    const database = await openDatabase({ kind: 'sqlite', file: file() }, OPTIONS)
    await liveTogether(database, 20)
    const reader = new BetterSqlite(file(), { readonly: true })
    const sealed = reader
      .prepare<[], string>(
        `select value from identity where person = 'person-7'
         union all select words from consultation where person = 'person-7'`,
      )
      .pluck()
      .all()
    reader.close()
    expect(sealed).toHaveLength(4)
    const before = await allBytes()
    expect(sealed.filter((text) => before.includes(text))).toEqual(sealed)
    await database.transaction(async ({ identities, consultations }) => {
      await identities.erase('person-7')
      await consultations.eraseWords('person-7')
    })
    const after = await allBytes()
    expect(sealed.filter((text) => after.includes(text))).toEqual([])
    await database.close()
  })
})
