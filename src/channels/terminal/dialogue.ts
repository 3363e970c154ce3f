import { setTimeout as delay } from 'node:timers/promises'
import type { InboundMessage } from '../../domain/message/inbound-message.ts'
import type { Receive } from '../../ports/channel.ts'
import type { LineQueue } from './line-queue.ts'

const LONGEST_PAUSE_MS = 5_000

export interface DialogueParts {
  readonly queue: LineQueue
  readonly receive: Receive
  readonly signal: AbortSignal
  readonly firstPauseMs: number
  /** Something is about to be handed in. */
  readonly before: (message: InboundMessage) => void
  /** It is stored; resolves when the next may follow. */
  readonly after: () => Promise<void>
  readonly refused: (failures: number) => void
}

/** Hands in what is typed, one after the other. Says whether everything was; false when the signal was raised. */
export async function runDialogue(parts: DialogueParts): Promise<boolean> {
  for (;;) {
    const message = await parts.queue.first(parts.signal)
    if (message === undefined) return !parts.signal.aborted
    parts.before(message)
    if (!(await store(message, parts))) return false
    parts.queue.drop(message)
    await parts.after()
  }
}

/** Tries until it is stored; at the signal only the try in hand is finished. */
async function store(message: InboundMessage, parts: DialogueParts): Promise<boolean> {
  for (let failures = 1; ; failures += 1) {
    try {
      await parts.receive([message])
      return true
    } catch {
      parts.refused(failures)
      if (parts.signal.aborted) return false
      const ms = Math.min(parts.firstPauseMs * 2 ** (failures - 1), LONGEST_PAUSE_MS)
      await delay(ms, undefined, { signal: parts.signal }).catch(() => undefined)
    }
  }
}
