import type { Channel, SendResult } from '../../ports/channel.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Database } from '../../ports/database.ts'
import type { Log } from '../../ports/log.ts'
import type { OutboxClaim, OutboxStore } from '../../ports/stores/outbox-store.ts'
import { backOff } from './back-off.ts'
import { createWorkLoop, type WorkLoop } from './work-loop.ts'

const LEASE_MS = 60_000
/** No send is begun this close to the end of its lease, or a second worker might send it too. */
const LAST_START_MS = 20_000
const BATCH = 32
/** With pauses of up to five minutes this is more than half a day: a platform may be away for hours. */
const MOST_ATTEMPTS = 200

/**
 * One bubble at a time is under way, so a kill can repeat at most one. Only behind a slow platform, when a
 * queue has built up, are more lanes opened: then waiting would harm more people than a repeat.
 */
const SLOW_SEND_MS = 100
const LANES_WHEN_SLOW = 8

/** What the sender needs. */
export interface OutboxSenderParts {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly worker: string
  readonly channelOf: (name: string) => Channel | undefined
}

/** Sends what waits, in order per chat, each bubble marked before the next of its lane is begun. */
export function createOutboxSender(parts: OutboxSenderParts): WorkLoop {
  let usualMs = 0
  const sendOne = async (claim: OutboxClaim) => {
    const began = performance.now()
    const result = await send(parts, claim)
    usualMs = usualMs * 0.8 + (performance.now() - began) * 0.2
    await parts.database.transaction(({ outbox }) => settle(parts, outbox, { claim, result }))
  }
  return createWorkLoop({
    name: 'outbox',
    log: parts.log,
    work: async () => {
      const now = parts.clock.now()
      const lease = { worker: parts.worker, now, until: now + LEASE_MS, limit: BATCH }
      const claims = await parts.database.transaction((stores) => stores.outbox.claim(lease))
      const waiting = [...claims]
      const lane = async () => {
        for (let claim = waiting.shift(); claim; claim = waiting.shift()) {
          if (parts.clock.now() > lease.until - LAST_START_MS) return
          await sendOne(claim)
        }
      }
      const lanes = claims.length === BATCH && usualMs > SLOW_SEND_MS ? LANES_WHEN_SLOW : 1
      await Promise.all(Array.from({ length: lanes }, lane))
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

async function settle(
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
