import { foldPhrases } from './fold-phrase.ts'
import { type Certainty, type Phrase, withoutOverlaps } from './phrase.ts'
import { AMOUNT, readAmount } from './read-amount.ts'

/** How long something lasted. Parts add up: 两年半 is two years and six months. */
export interface Duration {
  readonly years: number
  readonly months: number
  readonly days: number
  readonly hours: number
  readonly certainty: Certainty
  /** The larger end of a range (三四个月), else the same length. */
  readonly upTo: {
    readonly years: number
    readonly months: number
    readonly days: number
    readonly hours: number
  }
}

type Length = Duration['upTo']

const NONE: Length = { years: 0, months: 0, days: 0, hours: 0 }
const AND = '(?:零|又|加|外加| )?'
const UNIT = '(年|个[多半]?月|个?星期|个?礼拜|周|天|个工日?(?![友人程地资厂])|个?小时|个?钟头)'
const PART = `(${AMOUNT}|半)${UNIT}(半|多)?(?!前|以前|之前|以?后|之后|[级代薪底初终轻龄月]|中的)`
const DURATION = new RegExp(
  `(?<!第|每|[\\d.])${PART}(?:${AND}(${AMOUNT}|(?<=零)\\d{1,3})(个月|天)(?!前|以前|之前))?(?!以?后|之后)`,
  'g',
)
const WEEK = 7
const HALF_A_MONTH = 15

/** Every duration in a text, left to right. 三天前 is a day, not a duration: see `readDates`. */
export function readDurations(text: string): readonly Phrase<Duration>[] {
  const folded = foldPhrases(text)
  const found = [...folded.matchAll(DURATION)].flatMap((match) => {
    const value = durationOf(match)
    if (!value || isYear(folded, match)) return []
    const place = { from: match.index, to: match.index + match[0].length, words: match[0] }
    return [{ ...place, kind: 'read' as const, value, assumed: assumedIn(match[0]) }]
  })
  return withoutOverlaps(found)
}

/** 19年 may be the year 2019 or nineteen years; only what is plainly worked, owed or waited is a length. */
function isYear(text: string, match: RegExpExecArray): boolean {
  const count = /^(\d{2}|\d{4})年$/.exec(match[0])?.[1]
  if (count === undefined) return false
  return count.length === 4 || !/(?:了|满|整|有|共|快|足|够|期|过)$/.test(text.slice(0, match.index))
}

function durationOf(match: RegExpExecArray): Duration | undefined {
  const [, first = '', unit = '', tail, second, secondUnit] = match
  const one = first === '半' ? { low: 0.5, high: 0.5, certainty: 'exact' as const } : readAmount(first)
  const two = second === undefined ? undefined : readAmount(second)
  if (!one || (second !== undefined && !two)) return undefined
  const half = tail === '半' || unit.includes('半') ? 0.5 : 0
  const rest = two ? lengthOf(two.low, secondUnit ?? '') : NONE
  const length = add(lengthOf(one.low + half, unit), rest)
  const upTo = add(lengthOf(one.high + half, unit), rest)
  const roughly = tail === '多' || unit.includes('多')
  return { ...length, certainty: roughly ? 'about' : one.certainty, upTo }
}

/** Halves go down one unit: half a year is six months, half a month fifteen days. */
function lengthOf(count: number, unit: string): Length {
  const whole = Math.floor(count)
  const half = count - whole
  if (unit === '年') return { ...NONE, years: whole, months: Math.round(half * 12) }
  if (unit.endsWith('月')) return { ...NONE, months: whole, days: Math.round(half * 2 * HALF_A_MONTH) }
  if (/星期|礼拜|周/.test(unit)) return { ...NONE, days: Math.round(count * WEEK) }
  if (/小时|钟头/.test(unit)) return { ...NONE, hours: count }
  return { ...NONE, days: count }
}

function add(a: Length, b: Length): Length {
  return {
    years: a.years + b.years,
    months: a.months + b.months,
    days: a.days + b.days,
    hours: a.hours + b.hours,
  }
}

function assumedIn(words: string): string | undefined {
  return /月半|半个?月/.test(words) ? `“${words}”里的半个月按 15 天算` : undefined
}
