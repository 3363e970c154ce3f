import { NUMERALS, readChineseNumber } from '../text/chinese-numerals.ts'

/** An article's number: 第二百七十六条之一 is 276 and 1; without 之 the second is 0. */
export interface ArticleNumber {
  readonly main: number
  readonly extra: number
}

/** An article's number at the start of a text, and what stands behind it. */
export interface NumberedText {
  readonly number: ArticleNumber
  readonly label: string
  readonly rest: string
  /** True when a space sets the number off, as printed laws do. */
  readonly setOff: boolean
}

const NUMBERED = new RegExp(`^(第\\s*([${NUMERALS}]+)\\s*条(?:\\s*之([${NUMERALS}]+))?)(\\s*)(.*)$`)

/** Reads `第八十七条　…`; undefined when the text does not begin with an article's number. */
export function readArticleNumber(text: string): NumberedText | undefined {
  const match = NUMBERED.exec(text)
  if (!match) return undefined
  const [, label = '', main = '', extra, space = '', rest = ''] = match
  const number = { main: readChineseNumber(main), extra: extra ? readChineseNumber(extra) : 0 }
  return { number, label: label.replace(/\s/g, ''), rest, setOff: space !== '' || rest === '' }
}

/** As in citations: "276-1". */
export function articleKey({ main, extra }: ArticleNumber): string {
  return extra === 0 ? String(main) : `${main}-${extra}`
}

/** Negative, zero or positive, as for sorting. */
export function compareNumbers(one: ArticleNumber, other: ArticleNumber): number {
  return one.main - other.main || one.extra - other.extra
}

/** True when nothing can stand between the two: 5 and 6, 120 and 120-1, 120-1 and 121. */
export function followsDirectly(before: ArticleNumber, after: ArticleNumber): boolean {
  const next = after.main === before.main + 1 && after.extra === 0
  return next || (after.main === before.main && after.extra === before.extra + 1)
}
