import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import type { Database } from '../../../src/ports/database.ts'
import { NOW, textMessage } from './samples.ts'
import { freshDatabase, KEY, type SetUp } from './under-test.ts'

const run = promisify(execFile)
const CHATS = 30
const ROUNDS = 10
const LEASE_MS = 30_000

function workerCall(location: string, name: string, now = NOW): string[] {
  return ['test/support/inbox-worker.ts', location, KEY.toString('hex'), name, String(now)]
}

async function fill(database: Database): Promise<void> {
  const batch = Array.from({ length: ROUNDS }, (_, round) =>
    Array.from({ length: CHATS }, (_unused, chat) => textMessage(`chat-${chat}`, round)),
  )
  await database.stores.inbox.accept(batch.flat(), NOW)
}

/** Every message had its effects once, and those of a chat in the order they were sent. */
async function expectAllHandled({ stores }: Database): Promise<void> {
  const handled = await stores.consultations.within({ from: 0, to: NOW * 2 })
  expect(handled).toHaveLength(CHATS * ROUNDS)
  for (const rows of Map.groupBy(handled, ({ person }) => person).values()) {
    const inOrder = rows.sort((a, b) => a.confidence - b.confidence).map(({ words }) => words)
    expect(inOrder).toEqual(Array.from({ length: ROUNDS }, (_, round) => `第${round}条`))
  }
  expect(await stores.inbox.backlog()).toEqual({ pending: 0, dead: 0 })
  expect((await stores.outbox.backlog()).pending).toBe(CHATS * ROUNDS)
}

/** Kills without warning as soon as some, but not all, of the work is done. */
async function killAtWork(database: Database, worker: ChildProcess): Promise<void> {
  const { pending } = await database.stores.inbox.backlog()
  while ((await database.stores.inbox.backlog()).pending > pending - 20) {
    await new Promise((resolve) => setTimeout(resolve, 3))
  }
  worker.kill('SIGKILL')
  await once(worker, 'exit')
}

export function processesContract(setUp: SetUp): void {
  describe('several processes', () => {
    const fresh = freshDatabase(setUp)

    it('handle every message once and each chat in order', async (test) => {
      const { location } = fresh.under
      if (location === undefined) return test.skip('one process only')
      await fill(fresh.database)
      const names = ['one', 'two', 'three', 'four']
      await Promise.all(names.map((name) => run(process.execPath, workerCall(location, name))))
      await expectAllHandled(fresh.database)
    })

    it('lose nothing and double nothing when workers are killed', async (test) => {
      const { location } = fresh.under
      if (location === undefined) return test.skip('one process only')
      await fill(fresh.database)
      for (let killed = 0; killed < 5; killed += 1) {
        const worker = spawn(
          process.execPath,
          workerCall(location, `killed-${killed}`, NOW + killed * LEASE_MS),
        )
        await killAtWork(fresh.database, worker)
      }
      await run(process.execPath, workerCall(location, 'last', NOW + 5 * LEASE_MS))
      await expectAllHandled(fresh.database)
    })
  })
}
