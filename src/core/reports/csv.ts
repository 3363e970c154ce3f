import { fenToYuan } from '../../domain/money.ts'
import type { Cell, Table } from './table.ts'

/** Excel needs it to read UTF-8; others ignore it. */
const BYTE_ORDER_MARK = '\uFEFF'
const LINE_END = '\r\n'

/**
 * Characters that make a spreadsheet run a cell, full-width twins included: at the start, and after anything a
 * program may take for a separator or quote, for it may split the line there.
 */
const RUNNABLE = /(?<=(?:^|[,;|"'，；\t\r\n\0])\s*)(?=[=+\-@＝＋－＠\t\r\n\0])/g
/** Excel keeps 15 digits and drops leading zeros; a phone number must survive. */
const LONG_DIGITS = /^(0\d+|\d{11,})$/

/** A table as CSV for Excel and WPS: header, rows, and the note under the table. */
export function tableToCsv(table: Table): string {
  const lines = [
    table.columns.map((column) => textField(column.title)),
    ...table.rows.map((row) => row.map(field)),
    [textField(`注：${table.note}`)],
  ]
  return BYTE_ORDER_MARK + lines.map((line) => line.join(',') + LINE_END).join('')
}

/** How a cell reads where only text can be shown. */
function cellText(cell: Cell): string {
  if (cell.kind === 'count') return String(cell.count)
  if (cell.kind === 'money') return fenToYuan(cell.fen)
  return cell.kind === 'hidden' ? cell.mark : cell.text
}

function field(cell: Cell): string {
  return cell.kind === 'count' || cell.kind === 'money' ? cellText(cell) : textField(cellText(cell))
}

function textField(value: string): string {
  const safe = defuse(value)
  return /[",;\t\r\n\0]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Puts an apostrophe before what a spreadsheet would run or round. */
export function defuse(value: string): string {
  if (LONG_DIGITS.test(value)) return `'${value}`
  return value.replace(RUNNABLE, "'")
}
