/** One reader that waits for news in a chat. */
interface Ticket {
  /** Resolves at the first wake since the last call, or after `ms`. */
  news(ms: number): Promise<void>
  /** True when the wait should end: the reader was crowded out, or the channel stops. */
  readonly over: boolean
  leave(): void
}

/** Readers that hold a request open until something arrives. */
export interface WaitingReaders {
  join(chat: string): Ticket
  wake(chat: string): void
  /** Sends everybody home and lets nobody wait any more. */
  close(): void
}

/** More open tabs of one chat than this, and the oldest goes home: a reader must not exhaust the server. */
const MOST_PER_CHAT = 4
const MOST_IN_ALL = 2000

interface Seat {
  readonly chat: string
  fresh: boolean
  over: boolean
  ring: (() => void) | undefined
}

export function createWaitingReaders(): WaitingReaders {
  const seats = new Set<Seat>()
  const byChat = new Map<string, Set<Seat>>()
  let closed = false

  function leave(seat: Seat): void {
    seats.delete(seat)
    const together = byChat.get(seat.chat)
    together?.delete(seat)
    if (together?.size === 0) byChat.delete(seat.chat)
  }

  function sendHome(seat: Seat | undefined): void {
    if (seat === undefined) return
    seat.over = true
    leave(seat)
    seat.ring?.()
  }

  return {
    join(chat) {
      const together = byChat.get(chat) ?? new Set<Seat>()
      if (together.size >= MOST_PER_CHAT) sendHome(first(together))
      if (seats.size >= MOST_IN_ALL) sendHome(first(seats))
      const seat: Seat = { chat, fresh: false, over: closed, ring: undefined }
      seats.add(seat)
      byChat.set(chat, together.add(seat))
      return ticketFor(seat, () => leave(seat))
    },
    wake(chat) {
      for (const seat of byChat.get(chat) ?? []) {
        seat.fresh = true
        seat.ring?.()
      }
    },
    close() {
      closed = true
      for (const seat of [...seats]) sendHome(seat)
    },
  }
}

function ticketFor(seat: Seat, leave: () => void): Ticket {
  return {
    get over() {
      return seat.over
    },
    leave,
    async news(ms) {
      if (!seat.fresh && !seat.over) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          seat.ring = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      seat.ring = undefined
      seat.fresh = false
    },
  }
}

function first<T>(items: Set<T>): T | undefined {
  return items.values().next().value
}
