import type { InboundMessage } from '../../domain/message/inbound-message.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import type { Account, Bot } from './bot.ts'
import { createChatQueues } from './chat-queues.ts'
import { describe } from './describe.ts'
import { type Description, toInbound } from './inbound.ts'
import type { Run } from './run.ts'
import { pauseAfter, type Timing } from './timing.ts'
import { pause } from './wait.ts'

const MOST_LOOKS = 5

/** The way in. Messages leave it in the order they arrived, one after the other within a chat. */
export interface Intake {
  arrive(id: string): void
  /** Takes up work for one run, with what an earlier run could not store. */
  resume(run: Run): void
  /** Resolves when everything that arrived was looked at and offered for storing. */
  settled(): Promise<void>
  /** Messages that are not durable yet. */
  waiting(): number
  /** Those of them that were refused at least once. */
  refused(): number
}

export interface IntakeParts {
  readonly account: Account
  readonly clock: Clock
  readonly log: Log
  readonly timing: Timing
}

export function createIntake(parts: IntakeParts): Intake {
  const queues = createChatQueues(parts)
  let run: Run | undefined
  let inOrder: Promise<void> = Promise.resolve()
  let unread = 0

  const admit = async (id: string, reading: Promise<Description | undefined>) => {
    const description = await reading
    unread -= 1
    const message = description && translate(description, { ...parts, id })
    if (message) queues.add(message)
  }

  return {
    arrive(id) {
      if (run === undefined) return
      unread += 1
      // Reading goes on side by side; only the admission waits for its turn.
      const reading = read(id, parts, run.signal)
      inOrder = inOrder.then(() => admit(id, reading))
    },
    resume(next) {
      run = next
      queues.resume(next)
    },
    async settled() {
      await inOrder
      await queues.settled()
    },
    waiting: () => unread + queues.size(),
    refused: queues.refused,
  }
}

/**
 * Tries while nobody is logged in, and a few times with every connection; then the message is given up, in
 * the log. Others wait for their turn behind it, so this takes seconds and not minutes.
 */
async function read(id: string, parts: IntakeParts, signal: AbortSignal): Promise<Description | undefined> {
  const { account, log, timing } = parts
  let asked: Bot | undefined
  for (let looks = 0; looks < MOST_LOOKS; ) {
    const { bot, self } = account
    if (bot !== asked) looks = 0
    asked = bot
    if (bot !== undefined && self !== undefined) {
      looks += 1
      const description = await describe(bot, { id, self, callMs: timing.callMs }).catch(() => undefined)
      if (description) return description
      account.doubt()
    }
    if (signal.aborted) break
    await pause(
      pauseAfter(looks + 1, { first: timing.firstPauseMs, longest: timing.longestStorePauseMs }),
      signal,
    )
  }
  log.warn('wechaty.unreadable-message', { message: id })
  return undefined
}

function translate(
  description: Description,
  { clock, log, id }: { clock: Clock; log: Log; id: string },
): InboundMessage | undefined {
  const translated = toInbound(description, clock.now())
  if (translated.kind === 'message') return translated.message
  if (translated.why === 'malformed') log.warn('wechaty.malformed-message', { message: id })
  return undefined
}
