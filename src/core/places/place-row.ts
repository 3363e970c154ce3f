import { PLACE_COLUMNS, type PlaceColumn } from './place-columns.ts'

/** One row of the table: cleaned cells by column, and its number as the clerk counts it. */
export interface PlaceRow {
  readonly number: number
  cell(column: PlaceColumn): string
}

/** Something wrong with a row, said to the clerk: which row, what was found, what is expected. */
export interface RowFault {
  readonly row: number
  readonly message: string
}

/** Longer than any real cell; a page pasted into one is a mistake. */
const CELL_LIMIT = 200

/** A row of text as a place row; undefined for an empty row or a remark (first cell begins with #). */
export function toPlaceRow(
  cells: readonly string[],
  number: number,
  at: ReadonlyMap<PlaceColumn, number>,
): PlaceRow | undefined {
  const clean = cells.map(cleanCell)
  if (clean.every((cell) => cell === '') || clean.find((cell) => cell !== '')?.startsWith('#'))
    return undefined
  return { number, cell: (column) => clean[at.get(column) ?? -1] ?? '' }
}

/** The first cell that is too long to be meant. */
export function overlongCell(row: PlaceRow): string | undefined {
  for (const [column, heading] of Object.entries(PLACE_COLUMNS)) {
    const length = [...row.cell(column as PlaceColumn)].length
    if (length > CELL_LIMIT) return `“${heading}”有 ${length} 个字，应不超过 ${CELL_LIMIT} 个字。`
  }
  return undefined
}

/** Without control characters, invisible marks and outer spaces. The apostrophe Excel users type stays out too. */
function cleanCell(cell: string): string {
  return cell
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .replace(/^'(?=[\d=+\-@＝＋－＠])/, '')
}
