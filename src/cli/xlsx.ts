import writeExcelFile, { type Sheet, type Cell as SheetCell } from 'write-excel-file/node'
import type { Cell, Table } from '../core/reports/table.ts'
import { withFixedTimes } from './zip-times.ts'

const HEADER = {
  fontWeight: 'bold',
  backgroundColor: '#E8EEF4',
  wrap: true,
  alignVertical: 'center',
} as const
/** Sheet names may have 31 characters and none of these. */
const SHEET_NAME_LIMIT = 31
const NOT_IN_SHEET_NAMES = /[[\]:*?/\\]/g

/** A workbook with one sheet a table: header frozen, numbers as numbers, everything else typed as text. */
export async function tablesToXlsx(tables: readonly Table[]): Promise<Uint8Array> {
  const sheets = tables.map(
    (table): Sheet<never> => ({
      sheet: table.title.replaceAll(NOT_IN_SHEET_NAMES, ' ').slice(0, SHEET_NAME_LIMIT),
      data: [
        table.columns.map((column) => ({ value: column.title, type: String, ...HEADER })),
        ...table.rows.map((row) => row.map(sheetCell)),
        [{ value: `注：${table.note}`, type: String }],
      ],
      columns: table.columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
    }),
  )
  return withFixedTimes(await writeExcelFile(sheets).toBuffer())
}

function sheetCell(cell: Cell): SheetCell {
  if (cell.kind === 'count') return { value: cell.count, type: Number, format: '0' }
  if (cell.kind === 'money') return { value: cell.fen / 100, type: Number, format: '0.00' }
  if (cell.kind === 'hidden') return { value: cell.mark, type: String, align: 'right' }
  return cell.text === '' ? null : { value: cell.text, type: String }
}
