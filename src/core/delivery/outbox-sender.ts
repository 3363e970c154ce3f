import type { Channel, SendResult } from '../../ports/channel.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Database } from '../../ports/database.ts'
import type { Log } from '../../ports/log.ts'
import type { OutboxClaim, OutboxStore } from '../../ports/stores/outbox-store.ts'
import { backOff } from './back-off.ts'
import { createWorkLoop, type WorkLoop } from './work-loop.ts'

/** Longer than any platform call may take, or a second worker would send the same bubble too. */
const LEASE_MS = 30_000
/** With pauses of up to five minutes this is more than half a day: a platform may be away for hours. */
const MOST_ATTEMPTS = 200

/**
 * One bubble at a time is under way, so a kill can repeat at most one. Only behind a slow platform are
 * more lanes opened: then waiting would harm more people than a repeat.
 */
const SLOW_SEND_MS = 100
const LANES_WHEN_SLOW = 8
/** How often a mark is tried, and the first pause between. */
const MOST_MARKS = 5
const PAUSE_MS = 100
/** A lane looks up after this many, so that a stop is heard in time. */
const MOST_PER_ROUND = 50

/** What the sender needs. */
export interface OutboxSenderParts {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly worker: string
  /** The channels of this process; bubbles for others wait for the process that has them. */
  readonly channels: ReadonlyMap<string, Channel>
}

/** Sends what waits, in order per chat, each bubble marked before the next of its lane is taken. */
export function createOutboxSender(parts: OutboxSenderParts): WorkLoop {
  let usualMs = 0
  const sendOne = async (claim: OutboxClaim): Promise<Sent> => {
    const began = performance.now()
    const result = await send(parts, claim)
    usualMs = usualMs * 0.8 + (performance.now() - began) * 0.2
    return { claim, result }
  }
  /** Marking one and taking the next is one transaction; its loss in a power cut costs a repeat, never a reply. */
  const markAndTake = (sent: Sent | undefined) =>
    parts.database.transaction(
      async ({ outbox }) => {
        if (sent) await settle(parts, outbox, sent)
        const now = parts.clock.now()
        const channels = [...parts.channels.keys()]
        const lease = { worker: parts.worker, now, until: now + LEASE_MS, limit: 1, channels }
        return (await outbox.claim(lease))[0]
      },
      { mayBeLostInPowerCut: true },
    )
  const mark = (sent: Sent) =>
    parts.database.transaction(({ outbox }) => settle(parts, outbox, sent), { mayBeLostInPowerCut: true })
  const lane = async (isRunning: () => boolean) => {
    let count = 0
    let sent: Sent | undefined
    for (; count < MOST_PER_ROUND && isRunning(); count++) {
      const claim = await surely(() => markAndTake(sent))
      if (!claim) return count
      sent = await sendOne(claim)
    }
    const last = sent
    if (last) await surely(() => mark(last))
    return count
  }
  return createWorkLoop({
    name: 'outbox',
    log: parts.log,
    work: async (isRunning) => {
      const lanes = usualMs > SLOW_SEND_MS ? LANES_WHEN_SLOW : 1
      const ended = await Promise.allSettled(Array.from({ length: lanes }, () => lane(isRunning)))
      const failed = ended.find((one) => one.status === 'rejected')
      if (failed) throw failed.reason
      return ended.reduce((sum, one) => sum + (one.status === 'fulfilled' ? one.value : 0), 0)
    },
  })
}

/** A bubble that was sent must be marked, or it is sent again: a passing fault of the database is waited out. */
async function surely<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      if (tries >= MOST_MARKS) throw error
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * tries))
    }
  }
}

interface Sent {
  readonly claim: OutboxClaim
  readonly result: SendResult
}

async function send(parts: OutboxSenderParts, claim: OutboxClaim): Promise<SendResult> {
  const channel = parts.channels.get(claim.channel)
  if (!channel) return { kind: 'retry', reason: 'channel-off' }
  try {
    return await channel.send(claim.chat, claim.message)
  } catch (error) {
    parts.log.error('outbox.send-threw', error, { channel: claim.channel })
    return { kind: 'retry', reason: 'send-threw' }
  }
}

async function settle(parts: OutboxSenderParts, outbox: OutboxStore, { claim, result }: Sent): Promise<void> {
  const now = parts.clock.now()
  if (result.kind === 'sent') {
    const keepText = parts.channels.get(claim.channel)?.capabilities.pull ?? false
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
