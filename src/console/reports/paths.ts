import type { Period } from '../../core/reports/period.ts'

export const REPORTS_PATH = '/console/reports'

/** One cell of one table. */
export interface CellPlace {
  readonly table: string
  readonly row: number
  readonly column: number
}

/** Where what a number was counted from is listed. */
export function rowsPath({ name }: Period, { table, row, column }: CellPlace): string {
  return `${REPORTS_PATH}/rows?${new URLSearchParams({ of: name, table, row: String(row), column: String(column) })}`
}

export function filePath({ name }: Period, kind: 'xlsx' | 'public'): string {
  return `${REPORTS_PATH}/file?${new URLSearchParams({ of: name, kind })}`
}
