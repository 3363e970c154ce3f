import type { InboundMessage } from '../../domain/message/inbound-message.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Database, Stores } from '../../ports/database.ts'
import type { Log } from '../../ports/log.ts'
import type { InboxClaim } from '../../ports/stores/inbox-store.ts'
import { backOff } from './back-off.ts'
import { createWorkLoop, type WorkLoop } from './work-loop.ts'

const LEASE_MS = 10_000
const BATCH = 32
const MOST_ATTEMPTS = 5

/** What happens to one message, inside its transaction. */
export type Handle = (stores: Stores, message: InboundMessage) => Promise<void>

/** What an inbox worker needs. */
export interface InboxWorkerParts {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly worker: string
  readonly handle: Handle
  /** Called after messages were handled, so that the sender need not wait for its next look. */
  readonly onHandled: () => void
  /** Called when a message was given up, so that staff hear of it. */
  readonly onPoison: (message: InboundMessage) => Promise<void>
}

/** Takes messages from the inbox, each in one transaction with all its effects; five failures make it poison. */
export function createInboxWorker(parts: InboxWorkerParts): WorkLoop {
  return createWorkLoop({
    name: 'inbox',
    log: parts.log,
    work: async () => {
      const now = parts.clock.now()
      const lease = { worker: parts.worker, now, until: now + LEASE_MS, limit: BATCH }
      const claims = await parts.database.transaction((stores) => stores.inbox.claim(lease))
      for (const claim of claims) await handleOne(parts, claim)
      if (claims.length > 0) parts.onHandled()
      return claims.length
    },
  })
}

async function handleOne(parts: InboxWorkerParts, claim: InboxClaim): Promise<void> {
  try {
    await parts.database.transaction(async (stores) => {
      await parts.handle(stores, claim.message)
      if (!(await stores.inbox.finish(claim, parts.clock.now()))) throw new LeaseLostError()
    })
  } catch (error) {
    if (error instanceof LeaseLostError) return parts.log.warn('inbox.lease-lost', { row: claim.row })
    await giveBack(parts, claim, error)
  }
}

async function giveBack(parts: InboxWorkerParts, claim: InboxClaim, error: unknown): Promise<void> {
  const { attempts } = claim
  const dead = attempts >= MOST_ATTEMPTS
  parts.log.error('inbox.failed', error, { row: claim.row, attempts, dead })
  const retryAt = dead ? undefined : parts.clock.now() + backOff(attempts)
  await parts.database.transaction((stores) => stores.inbox.fail(claim, retryAt))
  if (dead) await parts.onPoison(claim.message)
}

/** Another worker took over while we were slow: our effects are rolled back, theirs stand. */
class LeaseLostError extends Error {
  readonly code = 'lease-lost'
}
