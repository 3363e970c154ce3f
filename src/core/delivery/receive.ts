import type { Receive } from '../../ports/channel.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Database } from '../../ports/database.ts'

/** Writes what arrived before anything else happens; resolves when it is on disk. */
export function createReceive(parts: { database: Database; clock: Clock; onAccepted: () => void }): Receive {
  return async (messages) => {
    if (messages.length === 0) return
    await parts.database.transaction((stores) => stores.inbox.accept(messages, parts.clock.now()))
    parts.onAccepted()
  }
}
