import { digitOf, evaluateNumeral } from './evaluate-numeral.ts'
import type { Certainty } from './phrase.ts'

/** A bare number as people write it: exact, roughly, or between two. */
export interface Amount {
  readonly low: number
  readonly high: number
  readonly certainty: Certainty
}

/** A run of characters that may be one number: 5000, 1.2万, 一万二, 三四千, 2千5, 十几, 3万. At most 24 of them. */
const DIGIT = '[零〇一二两三四五六七八九几]'
/** 一百八一天 is 180 a day: this 一 begins the rate. */
const RATE =
  '(?<=[百千万kw一二两三四五六七八九])一(?:天|日|个月|月|年|件|个工|小时|平|方|趟|斤|车|棵|亩|条|台)'
const ONE = `(?:(?!${RATE})(?:\\d(?<!${DIGIT}\\d)|(?<!\\d)${DIGIT}|[十百千万亿]|[.,](?=\\d)|(?<=\\d)[kw](?![a-z]))){1,24}`
/** Source of a pattern that finds an amount; its groups are not counted on: read the match with `readAmount`. */
export const AMOUNT = `(?<![\\d.])${ONE}(?:(?:-|~|—|到|至)${ONE})?(?:多|来|把|余)?`

const LARGEST = 1e11
const SOME = /几/
/** 三四千, 十二三万: two digits side by side. */
const SIDE_BY_SIDE = /[一二两三四五六七八九]{2}/
const SPELT = /^[零〇一二两三四五六七八九]{3,}$/

/** Reads a match of `AMOUNT`; undefined when the characters are no number. */
export function readAmount(words: string): Amount | undefined {
  const roughly = /[多来把余]$/.test(words)
  const [first = '', second] = words.replace(/[多来把余]$/, '').split(/[-~—到至]/)
  const amount = second === undefined ? readOne(first) : between(first, second)
  if (!amount || amount.low > LARGEST || amount.high > LARGEST) return undefined
  return roughly && amount.certainty === 'exact' ? { ...amount, certainty: 'about' } : amount
}

/** 3-4千 and 三到五千 leave the unit of the first to the second. */
function between(first: string, second: string): Amount | undefined {
  const unit = /[百千万kw]$/.test(first) ? '' : (/[百千万kw]+$/.exec(second)?.[0] ?? '')
  const low = evaluateNumeral(first + unit)
  const high = evaluateNumeral(second)
  return low === undefined || high === undefined || low >= high
    ? undefined
    : { low, high, certainty: 'range' }
}

function readOne(run: string): Amount | undefined {
  if (SPELT.test(run)) return exactly(Number([...run].map(digitOf).join('')))
  if (SOME.test(run)) return someOf(run)
  const pair = SIDE_BY_SIDE.exec(run)
  if (pair) return pairOf(run, pair.index)
  const value = evaluateNumeral(run)
  if (value === undefined) return undefined
  // 百八十, 千把: no digit before the unit is a way of saying “about”.
  return /^[百千万]/.test(run) ? { low: value, high: value, certainty: 'about' } : exactly(value)
}

function exactly(value: number): Amount | undefined {
  return Number.isFinite(value) ? { low: value, high: value, certainty: 'exact' } : undefined
}

/** 几千 is between two and nine of them, 十几 between eleven and nineteen. */
function someOf(run: string): Amount | undefined {
  const low = evaluateNumeral(run.replace('几', /十几|几$/.test(run) ? '一' : '二'))
  const high = evaluateNumeral(run.replace('几', '九'))
  return low === undefined || high === undefined ? undefined : { low, high, certainty: 'range' }
}

function pairOf(run: string, at: number): Amount | undefined {
  const low = evaluateNumeral(run.slice(0, at + 1) + run.slice(at + 2))
  const high = evaluateNumeral(run.slice(0, at) + run.slice(at + 1))
  return low === undefined || high === undefined || low >= high
    ? undefined
    : { low, high, certainty: 'range' }
}
