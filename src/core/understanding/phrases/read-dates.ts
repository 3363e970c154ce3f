import type { DateRule } from './dates/date-rule.ts'
import type { DaySpan } from './dates/day-span.ts'
import { festival, newYear } from './dates/festival-rule.ts'
import { dayAlone, monthFromNow, monthInYear } from './dates/month-rules.ts'
import { ago, nearDay, weekday } from './dates/near-rules.ts'
import { monthDotDay, numericDate, shortNumericDate } from './dates/numeric-rules.ts'
import {
  endOrStartOfMonth,
  endOrStartOfYear,
  partOfNamedYear,
  shortYear,
  yearAlone,
} from './dates/year-rules.ts'
import { foldPhrases } from './fold-phrase.ts'
import { type Phrase, withoutOverlaps } from './phrase.ts'

/** Every way of saying a day. Where two fit the same words, the longer wins. */
const RULES: readonly DateRule[] = [
  numericDate,
  shortNumericDate,
  monthDotDay,
  festival,
  newYear,
  monthInYear,
  monthFromNow,
  partOfNamedYear,
  endOrStartOfYear,
  endOrStartOfMonth,
  yearAlone,
  shortYear,
  nearDay,
  weekday,
  ago,
  dayAlone,
]

/** Every day or stretch of days named in a text, left to right. `today` is an Asia/Shanghai day. */
export function readDates(text: string, today: string): readonly Phrase<DaySpan>[] {
  const folded = foldPhrases(text)
  const found = RULES.flatMap(({ pattern, read }) =>
    [...folded.matchAll(pattern)].flatMap((match) => {
      const understood = read(match, today)
      const place = { from: match.index, to: match.index + match[0].length, words: match[0] }
      return understood ? [{ ...place, ...understood }] : []
    }),
  )
  return withoutOverlaps(found)
}
