/** Work that has begun; `settled` resolves when all of it has ended, well or badly. */
export interface InFlight {
  track<T>(work: Promise<T>): Promise<T>
  settled(): Promise<void>
}

export function createInFlight(): InFlight {
  const running = new Set<Promise<unknown>>()
  return {
    track(work) {
      running.add(work)
      const done = () => running.delete(work)
      work.then(done, done)
      return work
    },
    async settled() {
      while (running.size > 0) await Promise.allSettled([...running])
    },
  }
}
