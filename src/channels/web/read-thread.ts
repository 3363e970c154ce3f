import type { ThreadItem, ThreadStore } from '../../ports/stores/thread-store.ts'
import type { WaitingReaders } from './waiting-readers.ts'

/** The channel's name, in addresses and in the log. */
export const WEB = 'web'

/** Waits, in milliseconds. */
export interface Timing {
  /** How long a reader's request stays open. Proxies commonly cut at 30–60 s. */
  readonly holdMs: number
  /** How long a form post waits for its answer. */
  readonly formMs: number
  /** The thread is looked at this often even unwoken: another process may have sent. */
  readonly lookEveryMs: number
}

export const TIMING: Timing = { holdMs: 25_000, formMs: 3000, lookEveryMs: 1000 }

export interface Reading {
  readonly threads: ThreadStore
  readonly readers: WaitingReaders
  readonly timing: Timing
}

/** What to wait for: items after `after` of which one is `wanted`, for at most `ms`. */
export interface Wish {
  readonly chat: string
  readonly after: number
  readonly ms: number
  readonly signal: AbortSignal
  readonly wanted: (item: ThreadItem) => boolean
}

/** All of a thread, however much of it the store gives in one read. */
export async function readWhole(threads: ThreadStore, chat: string): Promise<readonly ThreadItem[]> {
  const whole: ThreadItem[] = []
  for (;;) {
    const part = await threads.read({ channel: WEB, chat }, whole.at(-1)?.id ?? 0)
    if (part.length === 0) return whole
    whole.push(...part)
  }
}

/** Reads what is new, and waits for it when there is nothing yet. */
export async function readWhenNew(reading: Reading, wish: Wish): Promise<readonly ThreadItem[]> {
  // Joined before the first look, so that news between look and wait is not missed.
  const ticket = reading.readers.join(wish.chat)
  const gone = () => reading.readers.wake(wish.chat)
  wish.signal.addEventListener('abort', gone)
  try {
    for (let left = wish.ms; ; ) {
      const items = await reading.threads.read({ channel: WEB, chat: wish.chat }, wish.after)
      if (items.some(wish.wanted) || left <= 0 || ticket.over || wish.signal.aborted) return items
      const slice = Math.min(left, reading.timing.lookEveryMs)
      const began = performance.now()
      await ticket.news(slice)
      left -= Math.max(1, Math.ceil(performance.now() - began))
    }
  } finally {
    wish.signal.removeEventListener('abort', gone)
    ticket.leave()
  }
}
