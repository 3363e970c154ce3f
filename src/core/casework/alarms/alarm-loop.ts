import { shanghaiDay } from '../../../domain/shanghai-time.ts'
import { createWorkLoop, type WorkLoop } from '../../delivery/work-loop.ts'
import { sendMorningLists } from './morning-lists.ts'
import { type AlarmParts, runAlarms } from './run-alarms.ts'

/** How often the morning lists are looked at while today's are not out. */
const MORNING_EVERY_MS = 20_000

/** Everything the clock brings about, once round. Returns how much was done. */
export function createTick(parts: AlarmParts & { readonly now: () => number }): () => Promise<number> {
  let lookedAt = 0
  let day = ''
  return async () => {
    const looked = await runAlarms(parts)
    const now = parts.now()
    if (shanghaiDay(now) === day && now - lookedAt < MORNING_EVERY_MS && now >= lookedAt) return looked
    const written = await parts.database.transaction((stores) => sendMorningLists(parts.deskOf(stores)))
    lookedAt = now
    day = shanghaiDay(now)
    return looked + written
  }
}

/** The loop that never lets a case rot. What is due lives in the database: a stop, a kill and a second process do no harm. */
export function createAlarmLoop(
  parts: { tick: () => Promise<number>; onQueued: () => void } & Pick<AlarmParts, 'log'>,
): WorkLoop {
  return createWorkLoop({
    name: 'alarms',
    log: parts.log,
    work: async () => {
      const did = await parts.tick()
      if (did > 0) parts.onQueued()
      return did
    },
  })
}
