import type { DocumentColumn } from '../../domain/documents/document-form.ts'
import { cleanWords } from './clean-words.ts'

/** One row of a list as it was said: a cell for each column that was filled. */
export type Row = Readonly<Record<string, string>>

const MOST_ROWS = 60
const BETWEEN = /[|｜\t：]|:(?!\/\/)/
const AMOUNT = /^(.*?)[\s|｜：:，,、]*([¥￥]?\d[\d,.]*\s*[万千百]?\s*(?:元|块钱|块)?)\s*$/

/** Lines into rows. Amounts stand at the end of a line; words before them are parted by ：, | or a tab. */
export function readRows(words: string, columns: readonly DocumentColumn[]): readonly Row[] {
  return words
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, MOST_ROWS)
    .map((line) => readRow(line, columns))
}

function readRow(line: string, columns: readonly DocumentColumn[]): Row {
  const money = columns.filter(({ kind }) => kind === 'money')
  const texts = columns.filter(({ kind }) => kind !== 'money')
  const { rest, amounts } = takeAmounts(line, money.length)
  const cells = split(rest, texts.length)
  const pairs = [
    ...texts.map(({ name }, at) => [name, cleanWords(cells[at] ?? '', 'long')] as const),
    ...money.map(({ name }, at) => [name, cleanWords(amounts[at] ?? '')] as const),
  ]
  return Object.fromEntries(pairs.filter(([, value]) => value !== ''))
}

/** The last `most` amounts of a line, in order; the first word of a line is never one of them (3月 6000 2000). */
function takeAmounts(line: string, most: number): { rest: string; amounts: readonly string[] } {
  const amounts: string[] = []
  let rest = line
  while (amounts.length < most) {
    const [, before, amount] = AMOUNT.exec(rest) ?? []
    if (before === undefined || amount === undefined || before.trim() === '') break
    amounts.unshift(amount.trim())
    rest = before
  }
  return { rest, amounts }
}

/** At most `count` pieces; what is more belongs to the last. */
function split(text: string, count: number): readonly string[] {
  const pieces = text.split(BETWEEN).map((piece) => piece.trim())
  return pieces.length <= count ? pieces : [...pieces.slice(0, count - 1), pieces.slice(count - 1).join('：')]
}
