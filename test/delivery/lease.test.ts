import { expect, it } from 'vitest'
import { createInboxWorker } from '../../src/core/delivery/inbox-worker.ts'
import { createOutboxSender } from '../../src/core/delivery/outbox-sender.ts'
import type { Database, Stores } from '../../src/ports/database.ts'
import { openMemory } from '../../src/wiring/assembly.ts'
import { dispatch, NOW, textMessage } from '../contracts/database/samples.ts'
import { createFakeChannel } from '../support/app/fake-channel.ts'
import { createRememberingLog } from '../support/app/silent-log.ts'

const WAIT_MS = 20_000

/** The first transaction, which leases, or every one waits long for the lock of another process. */
function behindAnother(database: Database, clock: { time: number }, how: 'once' | 'always'): Database {
  let waits = WAIT_MS
  return {
    ...database,
    transaction: (work, options) => {
      clock.time += waits
      if (how === 'once') waits = 0
      return database.transaction(work, options)
    },
  }
}

it.each(['inbox', 'outbox'] as const)(
  'a lease of the %s begins when the lock was got, not before waiting for it',
  async (queue) => {
    const clock = { time: NOW, now: () => clock.time }
    const log = createRememberingLog()
    const { database } = await openMemory(log, [])
    await database.stores.inbox.accept([textMessage('a', 1)], NOW)
    await database.stores.outbox.put([dispatch('b', '答', 'fake')], NOW)
    const left: number[] = []
    const look = async (stores: Stores): Promise<undefined> => {
      // Whoever looks now must find it leased, for as long as a lease is.
      const lease = { worker: 'other', now: clock.now(), until: clock.now() + 1, limit: 9 }
      left.push((await stores[queue].claim(lease)).length)
    }
    const channel = createFakeChannel()
    const send: typeof channel.send = async (chat, message) => {
      await look(database.stores)
      return channel.send(chat, message)
    }
    const waiting = behindAnother(database, clock, queue === 'inbox' ? 'once' : 'always')
    const shared = { database: waiting, clock, log, worker: 'me' }
    const loop =
      queue === 'outbox'
        ? createOutboxSender({ ...shared, channels: new Map([['fake', { ...channel, send }]]) })
        : createInboxWorker({
            ...shared,
            handle: look,
            onHandled: () => {},
            onPoison: async () => {},
          })
    loop.start()
    while (left.length === 0) await new Promise((resolve) => setTimeout(resolve, 10))
    await loop.stop()
    await database.close()
    expect(left[0]).toBe(0)
  },
)
