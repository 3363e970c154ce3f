import type { Log } from '../../ports/log.ts'

const LOOK_EVERY_MS = 500
const AFTER_ERROR_MS = 1000

/** A loop that works while there is work, sleeps when there is none, and can be woken. */
export interface WorkLoop {
  start(): void
  /** Something arrived: look now. */
  wake(): void
  /** Finishes the round in hand, then resolves. */
  stop(): Promise<void>
}

/** `work` does one round and says how much it did; 0 lets the loop sleep. An error is logged and tried again. */
export function createWorkLoop(parts: {
  name: string
  log: Log
  /** Told whether to go on, so that a long round can end early. */
  work: (isRunning: () => boolean) => Promise<number>
}): WorkLoop {
  let running = false
  let done: Promise<void> = Promise.resolve()
  let wakeUp: () => void = () => {}
  let woken = false

  const sleep = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const round = async () => {
    woken = false
    // The database works without pause; timers, requests and signals need their turn between rounds.
    await new Promise((resolve) => setImmediate(resolve))
    const did = await parts
      .work(() => running)
      .catch((error: unknown) => {
        parts.log.error(`${parts.name}.round-failed`, error)
        return -1
      })
    if (!running || did > 0 || (woken && did === 0)) return
    await sleep(did < 0 ? AFTER_ERROR_MS : LOOK_EVERY_MS)
  }

  return {
    start() {
      if (running) return
      running = true
      done = (async () => {
        while (running) await round()
      })()
    },
    wake() {
      woken = true
      wakeUp()
    },
    async stop() {
      running = false
      wakeUp()
      await done
    },
  }
}
