import type { InboundMessage } from '../../domain/message/inbound-message.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Database, Stores } from '../../ports/database.ts'
import type { Log } from '../../ports/log.ts'
import type { InboxClaim } from '../../ports/stores/inbox-store.ts'
import { type Advice, type Need, NO_ADVICE } from '../advice/advice.ts'
import type { Adviser } from '../advice/adviser.ts'
import { createAside } from './ask-aside.ts'
import { backOff } from './back-off.ts'
import { createWorkLoop, type WorkLoop } from './work-loop.ts'

/** Handling takes milliseconds, so a dead worker's messages are free again soon. */
const LEASE_MS = 5000
/** Messages of different chats share one wait for the disk; each is still all or nothing. */
const BATCH = 48
const MOST_ATTEMPTS = 5
/** What was begun before has waited long enough, and asking may be what it failed on. */
const ASK_NO_MORE: Advice = { closed: true }

/**
 * What happens to one message, inside its transaction. A need means that nothing happened yet: what was written
 * is undone, the need is asked for outside, and the message is handled again with what came of it.
 */
export type Handle = (stores: Stores, message: InboundMessage, advice: Advice) => Promise<Need | undefined>

/** What an inbox worker needs. */
export interface InboxWorkerParts {
  readonly database: Database
  readonly clock: Clock
  readonly log: Log
  readonly worker: string
  readonly handle: Handle
  /** Called after messages were handled, so that the sender need not wait for its next look. */
  readonly onHandled: () => void
  /** What happens when a message is given up, in the same transaction: staff must hear of it. */
  readonly onPoison: (stores: Stores, message: InboundMessage) => Promise<void>
  /** Who is asked what a message needs. Absent: nobody, and no message may need anything. */
  readonly adviser?: Adviser | undefined
}

/** Takes messages from the inbox, each with all its effects or none; five failures make it poison. */
export function createInboxWorker(parts: InboxWorkerParts): WorkLoop {
  const { adviser, log, onHandled } = parts
  const loop = createWorkLoop({
    name: 'inbox',
    log,
    work: async () => {
      const fresh = await handleSome(desk, 'never', BATCH)
      // What was begun before may be what killed the process: alone, it takes no others down with it.
      const again = await handleSome(desk, 'before', 1)
      return fresh + again
    },
  })
  // The next message of the chat could not be taken while the one before waited: look again.
  const woken = () => {
    onHandled()
    loop.wake()
  }
  const aside = adviser && createAside({ adviser, log, onHandled: woken })
  const desk: Desk = {
    ...parts,
    setAside: (claim, need) => aside?.begin(claim.message, need, again(parts, claim)),
  }
  return {
    ...loop,
    stop: async () => {
      await loop.stop()
      await aside?.stop()
    },
  }
}

interface Desk extends InboxWorkerParts {
  readonly setAside: (claim: InboxClaim, need: Need) => void
}

/** Handles one message by itself, with advice; what fails is given back like any other. */
function again(parts: InboxWorkerParts, claim: InboxClaim): (advice: Advice) => Promise<Need | undefined> {
  return async (advice) => {
    const { failures, needs } = await handleTogether(parts, [claim], advice)
    for (const failure of failures) await giveBackSurely(parts, failure)
    return needs[0]?.need
  }
}

async function handleSome(parts: Desk, tried: 'never' | 'before', limit: number): Promise<number> {
  const claims = await parts.database.transaction(
    (stores) => {
      // Counted from when the lock was got: waiting for it must not use the lease up.
      const now = parts.clock.now()
      return stores.inbox.claim({ worker: parts.worker, now, until: now + LEASE_MS, limit, tried })
    },
    { mayBeLostInPowerCut: true },
  )
  if (claims.length === 0) return 0
  const { failures, needs } = await handleTogether(parts, claims, tried === 'never' ? NO_ADVICE : ASK_NO_MORE)
  for (const { claim, need } of needs) parts.setAside(claim, need)
  for (const failure of failures) await giveBackSurely(parts, failure)
  parts.onHandled()
  return claims.length
}

interface Failure {
  readonly claim: InboxClaim
  readonly error: unknown
}

interface Waiting {
  readonly claim: InboxClaim
  readonly need: Need
}

/** What did not end with an effect. */
interface Unended {
  readonly failures: readonly Failure[]
  readonly needs: readonly Waiting[]
}

interface Advised extends InboxWorkerParts {
  readonly advice: Advice
}

async function handleTogether(
  parts: InboxWorkerParts,
  claims: readonly InboxClaim[],
  advice: Advice,
): Promise<Unended> {
  return parts.database.transaction(async (stores) => {
    const failures: Failure[] = []
    const needs: Waiting[] = []
    for (const claim of claims) {
      const error = await attemptOne({ ...parts, advice }, stores, claim)
      if (error instanceof NeedsAdvice) needs.push({ claim, need: error.need })
      else if (error !== undefined) failures.push({ claim, error })
    }
    return { failures, needs }
  })
}

/** What made it undone; undefined when it is done. */
async function attemptOne(parts: Advised, stores: Stores, claim: InboxClaim): Promise<unknown> {
  try {
    await stores.attempt((inner) => handleOne(parts, inner, claim))
    return undefined
  } catch (error) {
    if (isTransactionLost(error)) throw error
    return error
  }
}

async function handleOne(parts: Advised, stores: Stores, claim: InboxClaim): Promise<void> {
  if (claim.attempts > MOST_ATTEMPTS) throw new TooManyTriesError()
  const need = await parts.handle(stores, claim.message, parts.advice)
  if (need) throw new NeedsAdvice(need)
  if (!(await stores.inbox.finish(claim, parts.clock.now()))) throw new LeaseLostError()
}

/** One message that cannot even be given back must not hold up the others: its lease runs out by itself. */
async function giveBackSurely(parts: InboxWorkerParts, failure: Failure): Promise<void> {
  try {
    await giveBack(parts, failure)
  } catch (error) {
    parts.log.error('inbox.give-back-failed', error, { row: failure.claim.row })
  }
}

async function giveBack(parts: InboxWorkerParts, { claim, error }: Failure): Promise<void> {
  if (error instanceof LeaseLostError) return parts.log.warn('inbox.lease-lost', { row: claim.row })
  const { attempts } = claim
  const dead = attempts >= MOST_ATTEMPTS
  parts.log.error('inbox.failed', error, { row: claim.row, attempts, dead })
  const retryAt = dead ? undefined : parts.clock.now() + backOff(attempts)
  await parts.database.transaction(async (stores) => {
    const ours = await stores.inbox.fail(claim, retryAt)
    if (ours && dead) await tellOfPoison(parts, stores, claim)
  })
}

/** What made the message poison may break this too; the row ends all the same and stays visible as dead. */
async function tellOfPoison(parts: InboxWorkerParts, stores: Stores, claim: InboxClaim): Promise<void> {
  try {
    await stores.attempt((inner) => parts.onPoison(inner, claim.message))
  } catch (error) {
    if (isTransactionLost(error)) throw error
    parts.log.error('inbox.poison-untold', error, { row: claim.row })
  }
}

function isTransactionLost(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'transaction-lost'
}

/** Thrown to undo what was written: the message must know more before it is handled. */
class NeedsAdvice extends Error {
  readonly code = 'needs-advice'
  readonly need: Need
  constructor(need: Need) {
    super('needs advice')
    this.need = need
  }
}

/** It was begun again and again and never ended, not even by an error: it may be what kills the process. */
class TooManyTriesError extends Error {
  readonly code = 'too-many-tries'
}

/** Another worker took over while we were slow: our effects are rolled back, theirs stand. */
class LeaseLostError extends Error {
  readonly code = 'lease-lost'
}
