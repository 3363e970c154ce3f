import type { Receive } from '../../ports/channel.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Database } from '../../ports/database.ts'

/** Writes what arrived before anything else happens; resolves when it is on disk. */
export function createReceive(parts: {
  database: Database
  clock: Clock
  onAccepted: () => void
  /** True while too much waits: then nothing is taken in, and the platform keeps it. */
  isFull?: () => boolean
}): Receive {
  return async (messages) => {
    if (messages.length === 0) return
    if (parts.isFull?.()) throw new BacklogFullError()
    await parts.database.transaction((stores) => stores.inbox.accept(messages, parts.clock.now()))
    parts.onAccepted()
  }
}

/** Too much waits already. What is not taken in is not confirmed, so it comes again. */
class BacklogFullError extends Error {
  readonly code = 'backlog-full'
}
