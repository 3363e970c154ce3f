import type { Clock } from '../../ports/clock.ts'
import type { Database, Stores } from '../../ports/database.ts'
import type { Log } from '../../ports/log.ts'

const BEAT_EVERY_MS = 3000
/** Two beats missed: the database is locked, full or gone. */
const WELL_FOR_MS = 8000
/** Clocks of several machines differ a little; more than this is a clock that was set back. */
const SET_BACK_MS = 30_000
/** More waiting than workers finish in several minutes: to take in more would be a promise not kept. */
const MOST_WAITING = 5000

/** Looks after the database every few seconds. */
export interface Pulse {
  start(): void
  stop(): Promise<void>
  /** False when the database did not take a write lately. */
  isWell(): boolean
  /** True while so many messages wait that no more are taken in. */
  isFull(): boolean
}

export function createPulse(parts: {
  database: Database
  clock: Clock
  log: Log
  mostWaiting?: number
}): Pulse {
  const { database, log } = parts
  let timer: NodeJS.Timeout | undefined
  let underWay: Promise<void> = Promise.resolve()
  let wellUntil = Number.POSITIVE_INFINITY
  let waiting = 0

  const beat = async () => {
    try {
      await database.transaction((stores) => beatOnce(parts, stores), { mayBeLostInPowerCut: true })
      wellUntil = performance.now() + WELL_FOR_MS
      waiting = (await database.stores.inbox.backlog()).pending
    } catch (error) {
      log.error('pulse.failed', error)
    }
  }
  const loop = async () => {
    underWay = beat()
    await underWay
    if (timer) timer = setTimeout(loop, BEAT_EVERY_MS).unref()
  }
  return {
    start() {
      wellUntil = performance.now() + WELL_FOR_MS
      timer = setTimeout(loop, 0).unref()
    },
    async stop() {
      clearTimeout(timer)
      timer = undefined
      await underWay
    },
    isWell: () => performance.now() < wellUntil,
    isFull: () => waiting >= (parts.mostWaiting ?? MOST_WAITING),
  }
}

/** Leases and retries are times; after the clock was set back by an hour they would all last an hour longer. */
async function beatOnce({ clock, log }: { clock: Clock; log: Log }, { pulse }: Stores): Promise<void> {
  const now = clock.now()
  const last = await pulse.beat(now)
  if (last === undefined || last - now < SET_BACK_MS) return
  log.warn('clock.set-back', { seconds: Math.round((last - now) / 1000) })
  await pulse.bringForward({ now, by: last - now })
}
