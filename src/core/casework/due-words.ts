import { daysBetween } from '../../domain/calendar/day.ts'
import { countWorkingDays } from '../../domain/calendar/working-days.ts'
import type { Case } from '../../domain/casework/case.ts'
import type { ClockRule, ClockSource } from '../../domain/clocks/clock-rule.ts'
import type { ClockFace, ClockReading } from '../../domain/clocks/read-clock.ts'
import { clockRule } from '../../domain/clocks/rules.ts'
import type { County } from '../../domain/place/station.ts'
import { addDays, shanghaiDay, shanghaiMinute, spokenDate, spokenDay } from '../../domain/shanghai-time.ts'
import { clockFace, missingYearWords } from './working-days.ts'

const HOUR_MS = 3_600_000

/** A deadline in words, readable without any colour. */
export interface DueWords {
  readonly words: string
  readonly late: boolean
}

/** What is most urgent in a case: `还剩 2 个工作日（周四 18:00）· 法律援助审查，法律援助法第43条`. */
export function caseDueWords(
  theCase: Pick<Case, 'nextDue' | 'dueAt'>,
  county: County,
  now: number,
): DueWords {
  const { at, rule } = theCase.nextDue ?? { at: theCase.dueAt, rule: 'county-term' }
  const { words, late } = dueWords(at, now, clockFace(county))
  const known = clockRule(rule, county.handleWithinWorkingDays)
  return { words: known ? `${words} · ${ruleWords(known)}` : words, late }
}

/** `还剩 2 个工作日（周四 18:00）`, `今天 18:00 到期`, `已超 3 小时`. */
export function dueWords(dueAt: number, now: number, face: ClockFace): DueWords {
  if (now > dueAt) return { words: lateWords(dueAt, now, face), late: true }
  const [today, day] = [shanghaiDay(now), shanghaiDay(dueAt)]
  if (today === day) return { words: `今天 ${time(dueAt)} 到期`, late: false }
  const left = countWorkingDays(addDays(today, 1), day, face.calendar)
  const days = daysBetween(today, day)
  const count = left === undefined || left === 0 ? `${days} 天` : `${left} 个工作日`
  return { words: `还剩 ${count}（${spoken(day, days)} ${time(dueAt)}）`, late: false }
}

/** One clock as it stands, for the page of its case. */
export function readingWords(reading: ClockReading, now: number, face: ClockFace): DueWords {
  switch (reading.state) {
    case 'running': {
      const { words, late } = dueWords(reading.dueAt, now, face)
      const unsure =
        reading.unrolled === undefined ? '' : `。${missingYearWords(reading.unrolled)}先按不顺延算。`
      return { words: `${words}${unsure}`, late }
    }
    case 'paused':
      return { words: `停着，从${spokenDay(reading.since)}起等当事人补材料`, late: false }
    case 'stopped':
      return { words: `到了，${spokenDate(reading.on)}`, late: false }
    case 'unknown':
      return { words: missingYearWords(reading.year), late: false }
  }
}

/** `法律援助审查，法律援助法第43条`; the county's own says so. */
export function ruleWords(rule: ClockRule): string {
  return rule.sources.length === 0 ? rule.label : `${rule.label}，${rule.sources.map(sourceWords).join('、')}`
}

function sourceWords({ law, article }: ClockSource): string {
  return `${law}第${article}条`
}

function lateWords(dueAt: number, now: number, face: ClockFace): string {
  const hours = Math.floor((now - dueAt) / HOUR_MS)
  if (hours < 1) return '刚过期'
  if (hours < 24) return `已超 ${hours} 小时`
  const days = countWorkingDays(addDays(shanghaiDay(dueAt), 1), shanghaiDay(now), face.calendar)
  const spoken = days === undefined || days === 0 ? `${Math.floor(hours / 24)} 天` : `${days} 个工作日`
  return `已超 ${spoken}，应在${spokenDay(shanghaiDay(dueAt))}办完`
}

/** Within a week the weekday says it; later the date does. */
function spoken(day: string, days: number): string {
  const words = spokenDay(day)
  return days < 7 ? (/周./.exec(words)?.[0] ?? words) : words
}

function time(at: number): string {
  return shanghaiMinute(at).slice(11)
}
