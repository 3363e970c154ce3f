import { yuan } from '../../domain/calculators/answer.ts'
import type { GivenValue } from '../../domain/calculators/inputs.ts'
import { spokenDate } from '../../domain/shanghai-time.ts'
import type { DaySpan } from '../understanding/phrases/dates/day-span.ts'
import { type Phrase, type Reading, settle } from '../understanding/phrases/phrase.ts'
import type { Duration } from '../understanding/phrases/read-duration.ts'
import type { Money } from '../understanding/phrases/read-money.ts'
import type { InterestRate } from '../understanding/phrases/read-rates.ts'
import { type Draft, EMPTY_DRAFT, knows } from './draft.ts'

/** What a phrase gives for one answer of a calculator. */
interface Wanted {
  readonly key: string
  /** The calculator's own question, asked again when what was said can be taken in more than one way. */
  readonly ask: string
}

/** A sum in 分. Roughly said is taken as said and noted; between two is asked. */
export function takeMoney(phrase: Phrase<Money>, wanted: Wanted): Draft {
  if (phrase.kind === 'ambiguous') {
    const [first] = phrase.readings
    return first ? knows(wanted.key, first.value.low) : EMPTY_DRAFT
  }
  const { low, high, certainty } = phrase.value
  if (certainty === 'range')
    return doubt(
      wanted,
      [low, high].map((fen) => ({ label: `按${yuan(fen)}`, value: fen })),
    )
  return knows(wanted.key, low, certainty === 'about' ? `“${phrase.words}”按${yuan(low)}算` : phrase.assumed)
}

/** A day. Of a month or a week its first and its last day are asked; a day that can only be past is taken so. */
export function takeDay(phrase: Phrase<DaySpan>, wanted: Wanted, today: string): Draft {
  const settled = settle(phrase, ({ from }) => from <= today)
  const spans: readonly Reading<DaySpan>[] =
    settled.kind === 'read' ? [{ value: settled.value, label: settled.words }] : settled.readings
  const [only] = spans
  if (spans.length === 1 && only && only.value.from === only.value.to)
    return knows(wanted.key, only.value.from, settled.kind === 'read' ? settled.assumed : undefined)
  const days =
    spans.length === 1 && only ? [only.value.from, only.value.to] : spans.map(({ value }) => value.from)
  return doubt(
    { ...wanted, ask: `“${phrase.words}”是哪一天？写得出就写日子。` },
    days.map((day) => ({ label: spokenDate(day), value: day })),
  )
}

/** Days of work; months of it are asked, for nobody works every day of a month. */
export function takeWorkedDays(phrase: Phrase<Duration>, wanted: Wanted): Draft {
  if (phrase.kind === 'ambiguous') return EMPTY_DRAFT
  const { years, months, days } = phrase.value
  const whole = years * 12 + months
  if (whole === 0) return days > 0 ? knows(wanted.key, days, aboutLength(phrase)) : EMPTY_DRAFT
  const options = [22, 26, 30].map((perMonth) => ({
    label: `${whole * perMonth + days}天`,
    value: whole * perMonth + days,
  }))
  const ask = `“${phrase.words}”里一共上了多少天工？写得出就写天数。\n每月按22天、26天、30天，就是下面这些。`
  return doubt({ ...wanted, ask }, options)
}

/** Months of work and the days beside them. */
export function takeMonths(
  phrase: Phrase<Duration>,
  keys: { readonly months: string; readonly days: string },
): Draft {
  if (phrase.kind === 'ambiguous') return EMPTY_DRAFT
  const { years, months, days } = phrase.value
  const given = { [keys.months]: years * 12 + months, ...(days > 0 ? { [keys.days]: days } : {}) }
  const about = aboutLength(phrase)
  return { given, assumed: about === undefined ? [] : [about], doubts: [] }
}

function aboutLength(phrase: Phrase<Duration>): string | undefined {
  if (phrase.kind === 'ambiguous') return undefined
  return phrase.value.certainty === 'exact' ? phrase.assumed : `“${phrase.words}”按最少的算`
}

/** Interest by the year in per cent. */
export function takeYearlyRate(phrase: Phrase<InterestRate>, wanted: Wanted): Draft {
  const yearly = ({ percent, per }: InterestRate) =>
    Math.round(percent * (per === 'month' ? 12 : 1) * 10_000) / 10_000
  if (phrase.kind === 'ambiguous')
    return doubt(
      wanted,
      phrase.readings.map(({ label, value }) => ({ label, value: yearly(value) })),
    )
  const { value, words, assumed } = phrase
  return knows(
    wanted.key,
    yearly(value),
    assumed ?? (value.per === 'month' ? `“${words}”就是一年${yearly(value)}%` : undefined),
  )
}

/** One key that may be answered in several ways. */
export function doubt(
  { key, ask }: Wanted,
  options: readonly { readonly label: string; readonly value: GivenValue }[],
): Draft {
  const choices = options.map(({ label, value }) => ({ label, given: { [key]: value } }))
  return { given: {}, assumed: [], doubts: [{ key, ask, options: choices }] }
}
