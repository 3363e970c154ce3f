import type { Channel, SendResult } from '../../ports/channel.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Database } from '../../ports/database.ts'
import type { Log } from '../../ports/log.ts'
import type { OutboxClaim } from '../../ports/stores/outbox-store.ts'
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
/** Taken together to spare the database; still sent and marked one by one. */
const BATCH = 32
/** What was taken is begun within this, so that a lease always outlives the call that it covers. */
const HOLD_MS = 5000

/** What the sender needs. */
export interface OutboxSenderParts {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly worker: string
  /** The channels of this process; bubbles for others wait for the process that has them. */
  readonly channels: ReadonlyMap<string, Channel>
}

/** Sends what waits, in order per chat; each bubble is marked before the next of its lane is sent. */
export function createOutboxSender(parts: OutboxSenderParts): WorkLoop {
  let usualMs = 0
  const timed = async (claim: OutboxClaim): Promise<SendResult> => {
    const began = performance.now()
    const result = await send(parts, claim)
    usualMs = usualMs * 0.8 + (performance.now() - began) * 0.2
    return result
  }
  /** Sends one of a batch; true when it left. The last of a batch is marked with the rest and needs no note. */
  const sendOne = async (claim: OutboxClaim, isLast: boolean): Promise<boolean> => {
    const result = await timed(claim)
    if (result.kind !== 'sent') await surely(() => giveUp(parts, claim, result))
    else if (!isLast) await surely(() => note(parts, claim))
    return result.kind === 'sent'
  }
  const lane = async (limit: number, isRunning: () => boolean) => {
    const claims = await surely(() => take(parts, limit))
    const until = parts.clock.now() + HOLD_MS
    const left: OutboxClaim[] = []
    for (const [at, claim] of claims.entries()) {
      if (!isRunning() || parts.clock.now() > until) {
        await surely(() => handBack(parts, claims.slice(at)))
        break
      }
      if (await sendOne(claim, at === claims.length - 1)) left.push(claim)
    }
    if (left.length > 0) await surely(() => mark(parts, left))
    return claims.length
  }
  return createWorkLoop({
    name: 'outbox',
    log: parts.log,
    work: async (isRunning) => {
      const slow = usualMs > SLOW_SEND_MS
      const lanes = Array.from({ length: slow ? LANES_WHEN_SLOW : 1 }, () =>
        lane(slow ? 1 : BATCH, isRunning),
      )
      const ended = await Promise.allSettled(lanes)
      const failed = ended.find((one) => one.status === 'rejected')
      if (failed) throw failed.reason
      return ended.reduce((sum, one) => sum + (one.status === 'fulfilled' ? one.value : 0), 0)
    },
  })
}

/** None of this waits for the disk: its loss in a power cut costs a repeat, never a reply. */
const RELAXED = { mayBeLostInPowerCut: true }

function take(parts: OutboxSenderParts, limit: number): Promise<readonly OutboxClaim[]> {
  const channels = [...parts.channels.keys()]
  return parts.database.transaction(({ outbox }) => {
    // Counted from when the lock was got: waiting for it must not use the lease up.
    const now = parts.clock.now()
    return outbox.claim({ worker: parts.worker, now, until: now + LEASE_MS, limit, channels })
  }, RELAXED)
}

/** Before the next is sent, so that a kill can repeat one bubble and no more. */
function note(parts: OutboxSenderParts, claim: OutboxClaim): Promise<void> {
  return parts.database.transaction(({ outbox }) => outbox.noteSent(claim, parts.clock.now()), RELAXED)
}

function mark(parts: OutboxSenderParts, claims: readonly OutboxClaim[]): Promise<void> {
  return parts.database.transaction(({ outbox }) => outbox.markSent(claims, parts.clock.now()), RELAXED)
}

/** What was taken and not begun is free again at once. */
function handBack(parts: OutboxSenderParts, claims: readonly OutboxClaim[]): Promise<void> {
  return parts.database.transaction(async ({ outbox }) => {
    for (const claim of claims) await outbox.retryAt(claim, parts.clock.now(), 'handed-back')
  }, RELAXED)
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

type Failed = Exclude<SendResult, { kind: 'sent' }>

/** Later again, or never: then it stays visible as a dead letter. */
function giveUp(parts: OutboxSenderParts, claim: OutboxClaim, result: Failed): Promise<void> {
  const now = parts.clock.now()
  return parts.database.transaction(({ outbox }) => {
    if (result.kind === 'held') return outbox.hold(claim, result.reason)
    if (result.kind === 'retry' && claim.attempts < MOST_ATTEMPTS) {
      return outbox.retryAt(claim, now + waitAfter(result, claim), result.reason)
    }
    parts.log.warn('outbox.dead', { row: claim.row, channel: claim.channel, reason: result.reason })
    return outbox.bury(claim, now, result.reason)
  }, RELAXED)
}

function waitAfter(result: Extract<SendResult, { kind: 'retry' }>, claim: OutboxClaim): number {
  return Math.max(result.afterMs ?? 0, backOff(claim.attempts))
}
