const DIGITS = '零一二三四五六七八九'
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, k: 1000 }
const GROUPS: Readonly<Record<string, number>> = { 万: 10_000, w: 10_000, 亿: 100_000_000 }

/** A numeral read up to some character. */
interface Sum {
  readonly total: number
  /** What stands before the next 万 or 亿. */
  readonly group: number
  /** A digit that waits for its unit. */
  readonly digit: number | undefined
  /** The last unit: 一万二 means two tenths of it. */
  readonly last: number
}

/** 一万二 is 12 000, 一千零五 is 1 005, 2千5百 is 2 500. Undefined for what nobody counts like. */
export function evaluateNumeral(run: string): number | undefined {
  let sum: Sum | undefined = { total: 0, group: 0, digit: undefined, last: 0 }
  for (const token of run.match(/\d[\d,]*(?:\.\d+)?|./g) ?? []) {
    sum = sum && take(sum, token)
  }
  if (!sum) return undefined
  const { total, group, digit = 0, last } = sum
  const tail = last >= 100 && digit < 10 ? (digit * last) / 10 : digit
  return Math.round((total + group + tail) * 10_000) / 10_000
}

function take(sum: Sum, token: string): Sum | undefined {
  const unit = UNITS[token]
  if (unit !== undefined)
    return { ...sum, group: sum.group + (sum.digit || 1) * unit, digit: undefined, last: unit }
  const size = GROUPS[token]
  if (size === undefined) return takeDigit(sum, token)
  // 万 alone, as in 万把块, is one of them.
  const counted = sum.group + (sum.digit ?? 0) || 1
  return { total: sum.total + counted * size, group: 0, digit: undefined, last: size }
}

function takeDigit(sum: Sum, token: string): Sum | undefined {
  if (sum.digit) return undefined
  const digit = /^\d/.test(token) ? Number(token.replaceAll(',', '')) : digitOf(token)
  if (digit === undefined || !Number.isFinite(digit)) return undefined
  // After 零 nothing is meant in tenths of the last unit.
  return { ...sum, digit, last: digit === 0 ? 0 : sum.last }
}

/** The value of one Chinese digit. */
export function digitOf(character: string): number | undefined {
  if (character === '〇') return 0
  if (character === '两') return 2
  const digit = DIGITS.indexOf(character)
  return digit < 0 ? undefined : digit
}
