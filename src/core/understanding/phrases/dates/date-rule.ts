import { addDays, shanghaiYear } from '../../../../domain/shanghai-time.ts'
import { type Reading, type Understanding, understandingOf } from '../phrase.ts'
import { type DaySpan, spokenSpan } from './day-span.ts'
import { lunarYear } from './lunar.ts'

/** One kind of date: where it stands in a text and what it means on a day of asking. */
export interface DateRule {
  readonly pattern: RegExp
  read(match: RegExpExecArray, today: string): Understanding<DaySpan> | undefined
}

/** A year as it is said; “去年” and the like, four digits, two digits or spelt. */
export const YEAR =
  '(大前年|今年|去年|前年|明年|上一?年(?!级)|头年|旧年|(?<!\\d)(?:19|20)\\d{2}年|[一二][零〇九][零〇一二三四五六七八九]{2}年|(?<![\\d.])\\d{2}年)的?'

const AGO: Readonly<Record<string, number>> = { 大前年: 3, 前年: 2, 今年: 0, 明年: -1 }
const SPELT = '零一二三四五六七八九'

/** How many years a word lies back; undefined when it names a year of its own. */
function yearsAgo(word: string): number | undefined {
  return /^(?:去年|上一?年|头年|旧年)$/.test(word) ? 1 : AGO[word]
}

/** The year a word of `YEAR` names, given which year is this one. */
export function namedYear(word: string, thisYear: number): number {
  const ago = yearsAgo(word)
  if (ago !== undefined) return thisYear - ago
  const digits = [...word.replace('年', '')].map((c) => (c === '〇' ? '0' : c))
  const spelt = digits.map((c) => (SPELT.includes(c) ? SPELT.indexOf(c) : c)).join('')
  const year = Number(spelt)
  if (year >= 100) return year
  return year <= thisYear % 100 ? 2000 + year : 1900 + year
}

/** A day that comes once a year, in the year named or in the one that must be meant. */
export interface Yearly {
  readonly words: string
  readonly year: string | undefined
  readonly today: string
  /** Whose years are counted: 去年腊月 is of the last lunar year. */
  readonly lunar: boolean
  readonly inYear: (year: number) => DaySpan | undefined
  /** What else was assumed. */
  readonly note?: string | undefined
}

/**
 * Without a year: this year's, if it has begun; else last year's or this year's is asked. With 去年 said of a lunar
 * day around New Year both counts of years are tried, and what lies ahead cannot be meant.
 */
export function onceAYear(yearly: Yearly): Understanding<DaySpan> | undefined {
  return yearly.year === undefined ? nearestYear(yearly) : inNamedYear(yearly, yearly.year)
}

function nearestYear({ words, today, lunar, inYear, note }: Yearly): Understanding<DaySpan> | undefined {
  const now = lunar ? lunarYear(today) : shanghaiYear(today)
  const span = inYear(now)
  if (span && span.from <= today) return understandingOf([readingOf(span)], assume(words, span, note))
  return understandingOf(readingsOf([inYear(now - 1), span]), note)
}

function inNamedYear(yearly: Yearly, word: string): Understanding<DaySpan> | undefined {
  const { words, today, lunar, inYear, note } = yearly
  const relative = yearsAgo(word) !== undefined
  const years = new Set([shanghaiYear(today), ...(lunar && relative ? [lunarYear(today)] : [])])
  const spans = [...years].map((year) => inYear(namedYear(word, year)))
  const past = spans.filter((span) => span && (word === '明年' || span.from <= today))
  const readings = readingsOf(past.length > 0 ? past : spans)
  const [first] = readings
  const assumed = first && (lunar || note !== undefined) ? assume(words, first.value, note) : undefined
  return understandingOf(readings, assumed)
}

function assume(words: string, span: DaySpan, note: string | undefined): string {
  return `“${words}”按${spokenSpan(span)}算${note === undefined ? '' : `，${note}`}`
}

/** Spans as choices; the same days twice are one. */
export function readingsOf(spans: readonly (DaySpan | undefined)[]): readonly Reading<DaySpan>[] {
  const known = spans.filter((span) => span !== undefined)
  return known
    .filter((span, at) => known.findIndex((other) => other.from === span.from && other.to === span.to) === at)
    .map(readingOf)
}

export function readingOf(span: DaySpan): Reading<DaySpan> {
  return { value: span, label: spokenSpan(span) }
}

/** A single reading, nothing assumed but what is said. */
export function readAs(span: DaySpan | undefined, assumed?: string): Understanding<DaySpan> | undefined {
  return span && understandingOf([readingOf(span)], assumed)
}

const AROUND = 7

/** The week before or after a day people name as a landmark: 国庆前, 端午过后. */
export function around(span: DaySpan, where: string | undefined): DaySpan {
  if (where === undefined || where === '') return span
  if (where.includes('前后'))
    return { from: addDays(span.from, -AROUND), to: addDays(span.to, AROUND), precision: 'part' }
  if (where.includes('前'))
    return { from: addDays(span.from, -AROUND), to: addDays(span.from, -1), precision: 'part' }
  return { from: span.from, to: addDays(span.to, AROUND), precision: 'part' }
}
