import type { Channel, SendResult } from '../../ports/channel.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Database } from '../../ports/database.ts'
import type { Log } from '../../ports/log.ts'
import type { OutboxClaim, OutboxStore } from '../../ports/stores/outbox-store.ts'
import { backOff } from './back-off.ts'
import { createWorkLoop, type WorkLoop } from './work-loop.ts'

const LEASE_MS = 30_000
const BATCH = 32
/** With pauses of up to five minutes this is more than half a day: a platform may be away for hours. */
const MOST_ATTEMPTS = 200

/** What the sender needs. */
export interface OutboxSenderParts {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly worker: string
  readonly channelOf: (name: string) => Channel | undefined
}

/** Sends what waits, in order per chat and side by side across chats; gives up only after most of a day. */
export function createOutboxSender(parts: OutboxSenderParts): WorkLoop {
  return createWorkLoop({
    name: 'outbox',
    log: parts.log,
    work: async () => {
      const now = parts.clock.now()
      const lease = { worker: parts.worker, now, until: now + LEASE_MS, limit: BATCH }
      const claims = await parts.database.transaction((stores) => stores.outbox.claim(lease))
      const results = await Promise.all(claims.map((claim) => send(parts, claim)))
      if (claims.length > 0) await settle(parts, claims, results)
      return claims.length
    },
  })
}

async function send(parts: OutboxSenderParts, claim: OutboxClaim): Promise<SendResult> {
  const channel = parts.channelOf(claim.channel)
  if (!channel) return { kind: 'retry', reason: 'channel-off' }
  try {
    return await channel.send(claim.chat, claim.message)
  } catch (error) {
    parts.log.error('outbox.send-threw', error, { channel: claim.channel })
    return { kind: 'retry', reason: 'send-threw' }
  }
}

/** Marks the whole batch in one transaction: one fsync instead of one per bubble. */
async function settle(
  parts: OutboxSenderParts,
  claims: readonly OutboxClaim[],
  results: readonly SendResult[],
): Promise<void> {
  await parts.database.transaction(async ({ outbox }) => {
    for (const [at, claim] of claims.entries()) {
      const result = results[at]
      if (result) await settleOne(parts, outbox, { claim, result })
    }
  })
}

async function settleOne(
  parts: OutboxSenderParts,
  outbox: OutboxStore,
  { claim, result }: { claim: OutboxClaim; result: SendResult },
): Promise<void> {
  const now = parts.clock.now()
  if (result.kind === 'sent') {
    const keepText = parts.channelOf(claim.channel)?.capabilities.pull ?? false
    return outbox.markSent(claim, { now, keepText })
  }
  if (result.kind === 'retry' && claim.attempts < MOST_ATTEMPTS) {
    return outbox.retryAt(claim, now + waitAfter(result, claim), result.reason)
  }
  parts.log.warn('outbox.dead', { row: claim.row, channel: claim.channel, reason: result.reason })
  return outbox.bury(claim, now, result.reason)
}

function waitAfter(result: Extract<SendResult, { kind: 'retry' }>, claim: OutboxClaim): number {
  return Math.max(result.afterMs ?? 0, backOff(claim.attempts))
}
