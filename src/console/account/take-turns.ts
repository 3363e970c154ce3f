/** Runs work a few at a time; what does not fit into the queue is turned away instead of waiting for ever. */
export interface Turns {
  take<T>(work: () => Promise<T>): Promise<T | 'busy'>
}

export function createTurns(limits: { readonly atOnce: number; readonly waiting: number }): Turns {
  let running = 0
  const queue: (() => void)[] = []
  return {
    async take(work) {
      if (running >= limits.atOnce) {
        if (queue.length >= limits.waiting) return 'busy'
        await new Promise<void>((resolve) => queue.push(resolve))
      } else {
        running += 1
      }
      try {
        return await work()
      } finally {
        // The turn goes straight to the next in line, so that nobody slips in between.
        const next = queue.shift()
        if (next) next()
        else running -= 1
      }
    },
  }
}
