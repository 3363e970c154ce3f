import { HOTLINES } from '../../../domain/knowledge/known-aids.ts'

const KNOWN: ReadonlySet<string> = new Set(HOTLINES)
// What follows tells an amount, a period or a range from a number to dial.
const UNIT =
  '元块角万千百亿天日月年岁号条款项章人户名件次份个张页里米斤亩吨度层楼%％多余倍小时工分点到至～~–—、/'
const DIALLED = [
  '0\\d{2,3}[- ]?\\d{7,8}',
  '400[- ]?\\d{3}[- ]?\\d{4}',
  '1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}',
  '1[0-2](?!\\d00)\\d{3}',
  '9[56]\\d{3}',
  '1[12]\\d',
  '(?<=[打拨话线]\\s?)\\d{3,8}',
]
const NUMBER = new RegExp(
  `(?<![\\d.,，¥￥第A-Za-z/-])(?:${DIALLED.join('|')})(?!\\d|[-.]\\d|\\s?[${UNIT}])`,
  'g',
)

/** Numbers that look like something to dial, in reading order. */
function dialledNumbers(text: string): readonly string[] {
  return [...text.matchAll(NUMBER)].map((match) => match[0])
}

/** Numbers to dial that are no national hotline: an editor must not put a person or an office into a text. */
export function unknownNumbers(text: string): readonly string[] {
  return dialledNumbers(text).filter((number) => !KNOWN.has(number))
}

/** True when a text holds at least one national hotline. */
export function hasHotline(text: string): boolean {
  return dialledNumbers(text).some((number) => KNOWN.has(number))
}
