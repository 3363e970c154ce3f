import type { DaySpan } from './dates/day-span.ts'
import { foldPhrases } from './fold-phrase.ts'
import type { Phrase, PhrasePlace } from './phrase.ts'
import { type Count, readCounts } from './read-count.ts'
import { readDates } from './read-dates.ts'
import { type Duration, readDurations } from './read-duration.ts'
import { type Money, readMoney } from './read-money.ts'
import { type InterestRate, readRates } from './read-rates.ts'

/** Everything a message says in numbers. No words are read twice: 3号 is no sum and 一天 of 200一天 no duration. */
export interface Phrases {
  readonly dates: readonly Phrase<DaySpan>[]
  readonly rates: readonly Phrase<InterestRate>[]
  readonly money: readonly Phrase<Money>[]
  readonly durations: readonly Phrase<Duration>[]
  readonly counts: readonly Phrase<Count>[]
}

/** Reads a villager's words. `today` is an Asia/Shanghai day; text beyond `MOST_READ` is not read. */
export function readPhrases(text: string, today: string): Phrases {
  const folded = foldPhrases(text)
  const dates = readDates(folded, today)
  const withoutDates = without(folded, dates)
  const rates = readRates(withoutDates)
  const withoutRates = without(withoutDates, rates)
  const money = readMoney(withoutRates)
  const withoutMoney = without(withoutRates, money)
  const durations = readDurations(withoutMoney)
  return { dates, rates, money, durations, counts: readCounts(without(withoutMoney, durations)) }
}

/** The text with these phrases struck out, so that offsets stay. */
function without(text: string, phrases: readonly PhrasePlace[]): string {
  const pieces: string[] = []
  let at = 0
  for (const { from, to } of phrases) {
    pieces.push(text.slice(at, from), '#'.repeat(to - from))
    at = to
  }
  return [...pieces, text.slice(at)].join('')
}
