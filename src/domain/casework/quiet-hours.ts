import { addDays, shanghaiDay, startOfShanghaiDay } from '../shanghai-time.ts'

const HOUR_MS = 3_600_000
/** Asia/Shanghai hours in which no phone rings for what can wait. A setting, no law. */
const FROM_HOUR = 22
const TO_HOUR = 7

/** When the quiet hours end in which `at` lies (UTC ms); undefined outside of them. */
export function quietUntil(at: number): number | undefined {
  const day = shanghaiDay(at)
  const morning = startOfShanghaiDay(day) + TO_HOUR * HOUR_MS
  if (at < morning) return morning
  if (at < startOfShanghaiDay(day) + FROM_HOUR * HOUR_MS) return undefined
  return startOfShanghaiDay(addDays(day, 1)) + TO_HOUR * HOUR_MS
}
