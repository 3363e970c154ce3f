import { shanghaiDay, spokenDay, startOfShanghaiDay } from '../../domain/shanghai-time.ts'

const DAY_MS = 86_400_000

/** A deadline in words, readable without any colour. */
export interface DueWords {
  readonly words: string
  readonly late: boolean
}

/** `11月30日（周一）前`, with what is near or over said first. */
export function dueWords(dueAt: number, now: number): DueWords {
  const day = shanghaiDay(dueAt)
  const before = `${spokenDay(day)}前`
  const daysLeft = (startOfShanghaiDay(day) - startOfShanghaiDay(shanghaiDay(now))) / DAY_MS
  if (now > dueAt)
    return { words: `已超时${daysLeft < 0 ? ` ${-daysLeft} 天` : ''}，应在 ${before}办完`, late: true }
  if (daysLeft === 0) return { words: `今天到期，${before}`, late: false }
  if (daysLeft === 1) return { words: `明天到期，${before}`, late: false }
  return { words: before, late: false }
}
