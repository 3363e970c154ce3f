import { randomUUID } from 'node:crypto'
import type { Database } from '../../../src/ports/database.ts'
import { withInbox, withStores } from './failpoints.ts'

/** Ways to build the path wrongly. The history checker must see each of them. */
export type Mutant = 'no-unique-key' | 'ack-before-commit' | 'no-fence' | 'id-polling' | 'non-atomic-claim'

/** Those that are wrong in their use of the database; the others are in the worker. */
export function spoil(database: Database, mutant: Mutant | undefined): Database {
  if (mutant === 'no-unique-key') {
    return withInbox(database, (inbox) => ({
      accept: (messages, now) =>
        inbox.accept(
          messages.map((message) => ({ ...message, dedupKey: `${message.dedupKey} ${randomUUID()}` })),
          now,
        ),
    }))
  }
  if (mutant === 'no-fence') {
    return withInbox(database, (inbox) => ({
      finish: async (claim, now) => (await inbox.finish(claim, now)) || true,
    }))
  }
  if (mutant === 'id-polling') return pollingById(database)
  return database
}

/** "Everything after the last id": what comes ready late, with an early id, is never seen again. */
function pollingById(database: Database): Database {
  let last = 0
  return withStores(database, ({ outbox }) => ({
    outbox: {
      ...outbox,
      claim: async (lease) => {
        const claims = await outbox.claim(lease)
        const after = claims.filter(({ row }) => row > last)
        last = Math.max(last, ...after.map(({ row }) => row))
        return after
      },
    },
  }))
}
