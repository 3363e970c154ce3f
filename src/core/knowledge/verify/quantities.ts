import { NUMERALS, readChineseNumber } from '../../text/chinese-numerals.ts'

/** What is counted. Quantities of one kind compare by value: 半年 and 6 个月, 百分之五十 and 50%, 三倍 and 300%. */
type QuantityKind =
  | 'months'
  | 'days'
  | 'workdays'
  | 'hours'
  | 'ratio'
  | 'money'
  | 'age'
  | 'people'
  | 'grade'
  | 'other'

export interface Quantity {
  readonly kind: QuantityKind
  readonly value: number
  /** As written, unit included. */
  readonly text: string
  /** Where it starts and ends in the text, end exclusive. */
  readonly from: number
  readonly to: number
  readonly chinese: boolean
}

interface Found extends Quantity {
  /** The bare number before 万 and the unit, for ranges such as 3 到 5 万元. */
  readonly bare: number
  readonly factor: number
  readonly hasUnit: boolean
  readonly hasFactor: boolean
}

const UNITS: readonly (readonly [pattern: string, kind: QuantityKind, factor: number])[] = [
  ['个?工作日', 'workdays', 1],
  ['个?(?:小时|钟头)', 'hours', 1],
  ['周?岁', 'age', 1],
  ['周年|年(?![级货轻底初终迈])', 'months', 12],
  ['个[半整]?月|个自然月', 'months', 1],
  ['整?(?:天|日)', 'days', 1],
  ['个?星期|周(?![围边末])', 'days', 7],
  ['倍', 'ratio', 1],
  ['成(?![年员立本为交功了人])', 'ratio', 0.1],
  ['元|块钱|(?<=\\d\\s?)块(?![地田砖石])', 'money', 1],
  ['个?人(?![民工格身])|名', 'people', 1],
  ['级', 'grade', 1],
]
const FACTORS: ReadonlyMap<string, number> = new Map([
  ['百', 100],
  ['千', 1000],
  ['万', 10_000],
  ['亿', 100_000_000],
])
const UNIT = UNITS.map(([pattern], at) => `(?<u${at}>${pattern})`).join('|')
const NUMBER = new RegExp(
  [
    `(?<whole>[${NUMERALS}]+)分之\\s?(?<part>[${NUMERALS}]+(?:点[${NUMERALS}]+)?|\\d+(?:\\.\\d+)?)`,
    '(?<share>一半|减半|过?半数)',
    '(?<percent>\\d+(?:\\.\\d+)?)\\s?%',
    '(?<over>\\d+)\\s?/\\s?(?<under>\\d+)',
    `(?:(?<digits>\\d+(?:\\.\\d+)?)(?:\\s?(?<factor>[百千万亿]))?|(?<numeral>[${NUMERALS}]+)|(?<word>双(?=倍)|半(?=年|个月)))\\s?(?:(?:${UNIT})(?<half>半(?!年|个月|天))?)?`,
  ].join('|'),
  'g',
)
// Dates, ordinals, list numbers and references to articles count nothing.
const NOT_COUNTS = new RegExp(
  [
    `\\d{4}\\s?年(?:\\s?\\d{1,2}\\s?月)?(?:\\s?\\d{1,2}\\s?[日号])?`,
    `[${NUMERALS}]{4}年(?:[${NUMERALS}]+月)?(?:[${NUMERALS}]+日)?`,
    `\\d{1,2}\\s?月\\s?\\d{1,2}\\s?[日号]`,
    `第\\s?(?:\\d+|[${NUMERALS}]+)`,
    `（[${NUMERALS}]+）`,
  ].join('|'),
  'g',
)
const RANGE = /^\s?(?:到|至|或者?|—+|–|-|~|、|和)\s?$/

/** Every number of a text with what it counts. The parts of a range share the unit of the last. */
export function readQuantities(text: string): readonly Quantity[] {
  const plain = text
    .replace(/[０-９．％～]/g, (character) => character.normalize('NFKC'))
    .replace(NOT_COUNTS, (match) => '□'.repeat(match.length))
  const found = [...plain.matchAll(NUMBER)].map(toFound)
  for (let at = found.length - 2; at >= 0; at--) shareUnit(found, at, plain)
  return found
}

function toFound(match: RegExpExecArray): Found {
  const groups = match.groups ?? {}
  const place = { text: match[0].trim(), from: match.index, to: match.index + match[0].length }
  const ratio = readRatio(groups)
  if (ratio !== undefined) {
    return {
      ...place,
      kind: 'ratio',
      value: ratio,
      bare: ratio,
      factor: 1,
      hasUnit: true,
      hasFactor: true,
      chinese: !groups.digits,
    }
  }
  const unit = UNITS.find((_unit, at) => groups[`u${at}`] !== undefined)
  const bare = bareNumber(groups) + (groups.half || match[0].includes('个半月') ? 0.5 : 0)
  const size = FACTORS.get(groups.factor ?? '')
  const factor = unit?.[2] ?? 1
  return {
    ...place,
    kind: unit?.[1] ?? 'other',
    value: bare * (size ?? 1) * factor,
    bare,
    factor,
    hasUnit: unit !== undefined,
    hasFactor: size !== undefined,
    chinese: groups.digits === undefined,
  }
}

function readRatio(groups: Record<string, string | undefined>): number | undefined {
  const { whole, part, percent, over, under, share } = groups
  if (share) return 0.5
  if (whole && part) return readShare(part) / readChineseNumber(whole)
  if (percent) return Number(percent) / 100
  return over && under ? Number(over) / Number(under) : undefined
}

/** 五十, 一点七五, 1.75 */
function readShare(text: string): number {
  if (/\d/.test(text)) return Number(text)
  const [whole = '', decimals] = text.split('点')
  const digits = decimals ? Array.from(decimals, readChineseNumber).join('') : '0'
  return readChineseNumber(whole) + Number(`0.${digits}`)
}

function bareNumber({ digits, numeral, word }: Record<string, string | undefined>): number {
  if (digits) return Number(digits)
  if (numeral) return readChineseNumber(numeral)
  return word === '双' ? 2 : 0.5
}

/** In 3 到 5 万元 the 3 means 3 万元; in 2000–2 万元 the 2000 means 2000 元; in 百分之二十至三十 the 三十 means 30%. */
function shareUnit(found: Found[], at: number, text: string): void {
  const [left, right] = [found[at], found[at + 1]]
  if (!left || !right || !RANGE.test(text.slice(left.to, right.from))) return
  if (left.kind === 'ratio' && !right.hasUnit && left.text.startsWith('百分之')) {
    found[at + 1] = { ...right, kind: 'ratio', value: right.bare / 100 }
  } else if (!left.hasUnit && right.hasUnit) {
    const size =
      right.hasFactor && !left.hasFactor && left.bare < right.bare ? right.value / right.bare : right.factor
    const value = right.kind === 'ratio' && right.hasFactor ? left.bare / 100 : left.value * size
    found[at] = { ...left, kind: right.kind, value, hasUnit: true, factor: right.factor }
  }
}
