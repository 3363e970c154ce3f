import type { DocumentColumn, DocumentField } from '../../domain/documents/document-form.ts'
import { exactSum } from '../understanding/phrases/exactly.ts'
import { rowAmount } from './add-up.ts'
import { groupedYuan } from './amount-words.ts'
import { blank } from './answers.ts'
import type { Row } from './read-rows.ts'

/** Rows to write into by hand when nothing is known. */
const EMPTY_ROWS = 3

/** Rows as they stand in a table: numbered, amounts with two decimals, gaps named. */
export function showRows(
  field: Extract<DocumentField, { kind: 'rows' }>,
  rows: readonly Row[],
): readonly Row[] {
  if (rows.length === 0) return Array.from({ length: EMPTY_ROWS }, (_, at) => emptyRow(field, at))
  const money = field.columns.filter(({ kind }) => kind === 'money').map(({ name }) => name)
  const [column, minus] = money
  return rows.map((row, at) => ({
    序号: String(at + 1),
    ...Object.fromEntries(field.columns.map((one) => [one.name, cell(one, row[one.name])])),
    ...(column && minus && { 尚欠: shownAmount(rowAmount(row, { column, minus })) }),
  }))
}

function emptyRow({ label, columns }: Extract<DocumentField, { kind: 'rows' }>, at: number): Row {
  const cells = columns.map(({ name }, x) => [name, at === 0 && x === 0 ? blank(label) : ''] as const)
  return { 序号: String(at + 1), 尚欠: '', ...Object.fromEntries(cells) }
}

function cell({ kind, optional, name }: DocumentColumn, words: string | undefined): string {
  if (words === undefined || words === '') return optional ? '' : blank(name)
  if (kind !== 'money') return words
  const fen = exactSum(words)
  return fen === undefined ? `【待补】（原话：${words}）` : groupedYuan(fen)
}

function shownAmount(fen: number | undefined): string {
  return fen === undefined ? '' : groupedYuan(fen)
}
