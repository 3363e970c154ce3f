/** The characters numbers are written with in Chinese. */
export const NUMERALS = '零〇一二两三四五六七八九十百千万亿'

const DIGITS: ReadonlyMap<string, number> = new Map([
  ...[...'零一二三四五六七八九'].map((character, value) => [character, value] as const),
  ['〇', 0],
  ['两', 2],
])
const UNITS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
])
const GROUPS: ReadonlyMap<string, number> = new Map([
  ['万', 10_000],
  ['亿', 100_000_000],
])

/** Reads 二百七十六, 两, 十五, 五千万. The text holds nothing but characters of `NUMERALS`. */
export function readChineseNumber(text: string): number {
  let total = 0
  let group = 0
  let digit: number | undefined
  for (const character of text) {
    const unit = UNITS.get(character)
    const size = GROUPS.get(character)
    if (unit !== undefined) {
      group += (digit ?? 1) * unit
      digit = undefined
    } else if (size !== undefined) {
      // 万 alone, as in 万分之一, is one of them.
      total += (group + (digit ?? 0) || 1) * size
      group = 0
      digit = undefined
    } else {
      digit = DIGITS.get(character)
    }
  }
  return total + group + (digit ?? 0)
}
