import type { InboundMessage } from '../../domain/message/inbound-message.ts'
import type { Receive } from '../../ports/channel.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Database } from '../../ports/database.ts'
import { DANGER_WAITS_MS } from '../../ports/words-in-danger.ts'

export interface ReceiveParts {
  readonly database: Database
  readonly clock: Clock
  readonly onAccepted: () => void
  /** True while too much waits: then nothing is taken in, and the platform keeps it. */
  readonly isFull?: () => boolean
  /** Told when storing takes long, and when it fails: somebody may be in danger. */
  readonly onLate?: (messages: readonly InboundMessage[]) => void
}

/** Writes what arrived before anything else happens; resolves when it is on disk. */
export function createReceive(parts: ReceiveParts): Receive {
  return async (messages) => {
    if (messages.length === 0) return
    const late = setTimeout(() => parts.onLate?.(messages), DANGER_WAITS_MS)
    try {
      if (parts.isFull?.()) throw new BacklogFullError()
      await parts.database.transaction((stores) => stores.inbox.accept(messages, parts.clock.now()))
    } catch (error) {
      parts.onLate?.(messages)
      throw error
    } finally {
      clearTimeout(late)
    }
    parts.onAccepted()
  }
}

/** Too much waits already. What is not taken in is not confirmed, so it comes again. */
class BacklogFullError extends Error {
  readonly code = 'backlog-full'
}
