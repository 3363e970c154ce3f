/** An exact number: money is reckoned in fractions of 分 and rounded once, at the end. Always in lowest terms. */
export interface Fraction {
  readonly top: bigint
  /** Greater than zero. */
  readonly bottom: bigint
}

/** Nothing. */
export const ZERO: Fraction = { top: 0n, bottom: 1n }

/** `top` parts of `bottom`; both whole numbers, `bottom` not zero. */
export function ratio(top: number, bottom: number): Fraction {
  return lowest(BigInt(top), BigInt(bottom))
}

/** A whole number. */
export function whole(number: number): Fraction {
  return { top: BigInt(number), bottom: 1n }
}

/** A number as it is written: 2.5 is exactly 5/2. */
export function decimal(number: number): Fraction {
  const [units = '0', decimals = ''] = number.toFixed(6).split('.')
  return lowest(BigInt(units + decimals), 10n ** BigInt(decimals.length))
}

export function plus(one: Fraction, two: Fraction): Fraction {
  return lowest(one.top * two.bottom + two.top * one.bottom, one.bottom * two.bottom)
}

export function minus(one: Fraction, two: Fraction): Fraction {
  return plus(one, { top: -two.top, bottom: two.bottom })
}

export function times(one: Fraction, two: Fraction): Fraction {
  return lowest(one.top * two.top, one.bottom * two.bottom)
}

/** `two` is not zero. */
export function over(one: Fraction, two: Fraction): Fraction {
  return lowest(one.top * two.bottom, one.bottom * two.top)
}

export function sum(fractions: readonly Fraction[]): Fraction {
  return fractions.reduce(plus, ZERO)
}

export function isMore(one: Fraction, two: Fraction): boolean {
  return one.top * two.bottom > two.top * one.bottom
}

export function smaller(one: Fraction, two: Fraction): Fraction {
  return isMore(one, two) ? two : one
}

export function larger(one: Fraction, two: Fraction): Fraction {
  return isMore(one, two) ? one : two
}

/** Nothing instead of less than nothing. */
export function notNegative(one: Fraction): Fraction {
  return larger(one, ZERO)
}

/** The whole part of a number that is not negative: 不足 1 整天的舍去. */
export function floor(one: Fraction): number {
  return Number(one.top / one.bottom)
}

/** Whole 分, half a 分 counted up. */
export function toFen({ top, bottom }: Fraction): number {
  const doubled = 2n * (top < 0n ? -top : top) + bottom
  const rounded = Number(doubled / (2n * bottom))
  return top < 0n ? -rounded : rounded
}

function lowest(top: bigint, bottom: bigint): Fraction {
  const sign = bottom < 0n ? -1n : 1n
  const by = sign * divisor(top < 0n ? -top : top, bottom < 0n ? -bottom : bottom)
  return { top: top / by, bottom: bottom / by }
}

function divisor(one: bigint, two: bigint): bigint {
  let [large, small] = [one, two]
  while (small > 0n) [large, small] = [small, large % small]
  return large
}
