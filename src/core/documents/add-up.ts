import type { DocumentField } from '../../domain/documents/document-form.ts'
import { exactSum } from '../understanding/phrases/exactly.ts'
import { groupedYuan } from './amount-words.ts'
import { type Answers, rowsOf } from './answers.ts'
import type { Row } from './read-rows.ts'

/** What a list adds up to, in 分, and whether that fits what was asked for. */
export interface Sum {
  /** Undefined when no row has an amount that can be read. */
  readonly result: number | undefined
  readonly doubt?: string
}

type SumField = Extract<DocumentField, { kind: 'sum' }>

/** Adds a money column up, less another; says so when it does not close with the amount asked for. */
export function addUp(field: SumField, answers: Answers): Sum {
  const rows = rowsFor(field, answers)
  const amounts = rows.map((row) => rowAmount(row, field))
  const known = amounts.filter((amount) => amount !== undefined)
  if (known.length === 0) return { result: undefined }
  const result = known.reduce((sum, amount) => sum + amount, 0)
  const unread = rows.filter((row) => isUnread(row, field)).length
  if (unread > 0) return { result, doubt: `${unread} 项没写清数，没加进来` }
  return { result, ...closes(result, field, answers) }
}

function rowsFor({ rows, column, minus }: SumField, answers: Answers): readonly Row[] {
  const money = [column, minus].flatMap((name) => (name ? [{ name, kind: 'money' } as const] : []))
  return rowsOf(answers[rows], { columns: [{ name: '项' }, ...money] })
}

/** One row's part of the sum; a row without an amount adds nothing. */
export function rowAmount(
  row: Row,
  { column, minus }: Pick<SumField, 'column' | 'minus'>,
): number | undefined {
  const amount = exactSum(row[column] ?? '')
  if (amount === undefined || minus === undefined) return amount
  return amount - (exactSum(row[minus] ?? '0') ?? 0)
}

function isUnread(row: Row, { column, minus }: SumField): boolean {
  return [column, minus].some((name) => name && row[name] !== undefined && exactSum(row[name]) === undefined)
}

function closes(result: number, { equals }: SumField, answers: Answers): { doubt?: string } {
  const asked = equals === undefined ? undefined : answers[equals]
  const fen = typeof asked === 'string' ? exactSum(asked) : undefined
  if (fen === undefined || fen === result) return {}
  return { doubt: `明细加起来是 ${groupedYuan(result)} 元，要的是 ${groupedYuan(fen)} 元，对不上` }
}
