import type { InboundMessage } from '../../domain/message/inbound-message.ts'
import type { Log } from '../../ports/log.ts'
import { type Advice, type Need, NO_ADVICE } from '../advice/advice.ts'
import type { Adviser } from '../advice/adviser.ts'

/**
 * All asking for one message ends within this: shorter than the lease of the message, and than the five
 * seconds of the strictest platform. Whatever came by then, the message is answered.
 */
export const ANSWER_WITHIN_MS = 3500
/** More questions than this at a time, and the next messages are answered without. */
const MOST_AT_A_TIME = 16
const MOST_ROUNDS = 3

/** What a message that waits for advice is handled with, once it is there. */
export type HandleWith = (advice: Advice) => Promise<Need | undefined>

/** Asks beside the work on other messages. */
export interface Aside {
  /** Asks for what is needed and handles the message with it, again until nothing is needed. Never rejects. */
  begin(message: InboundMessage, need: Need, handle: HandleWith): void
  /** Waits for nothing any more: what is under way is answered with what there is. Resolves when all is. */
  stop(): Promise<void>
}

export function createAside(parts: { adviser: Adviser; log: Log; onHandled: () => void }): Aside {
  const running = new Set<Promise<void>>()
  const stopping = new AbortController()
  return {
    begin(message, need, handle) {
      const isFree = running.size < MOST_AT_A_TIME && !stopping.signal.aborted
      const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(ANSWER_WITHIN_MS)])
      const one = work(parts, { message, need, handle, signal, isFree })
        .catch((error: unknown) => parts.log.error('inbox.aside-failed', error))
        .finally(() => {
          running.delete(one)
          parts.onHandled()
        })
      running.add(one)
    },
    async stop() {
      stopping.abort()
      await Promise.all(running)
    },
  }
}

interface Waiting {
  readonly message: InboundMessage
  readonly need: Need
  readonly handle: HandleWith
  readonly signal: AbortSignal
  readonly isFree: boolean
}

async function work(parts: { adviser: Adviser; log: Log }, waiting: Waiting): Promise<void> {
  let need: Need | undefined = waiting.need
  let advice: Advice = NO_ADVICE
  for (let round = 1; need && round <= MOST_ROUNDS + 1; round++) {
    const mayAsk = waiting.isFree && round <= MOST_ROUNDS && !waiting.signal.aborted
    const more = mayAsk ? await askSafely(parts, waiting, need) : 'nobody'
    advice = more === 'nobody' ? { ...advice, closed: true } : { ...advice, ...more }
    need = await waiting.handle(advice)
  }
  if (need) throw new Error(`still needs ${need.kind} when nothing more may be asked`)
}

/** A fault of ours on the way to the model must not cost the villager the answer. */
async function askSafely(
  { adviser, log }: { adviser: Adviser; log: Log },
  { message, signal }: Waiting,
  need: Need,
): ReturnType<Adviser['ask']> {
  try {
    return await adviser.ask(need, message, signal)
  } catch (error) {
    log.error('model.ask-failed', error, { need: need.kind })
    return 'nobody'
  }
}
