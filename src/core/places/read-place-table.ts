import type { Village } from '../../domain/place/place.ts'
import type { County, Station } from '../../domain/place/station.ts'
import { readHeadings } from './place-columns.ts'
import { type PlaceRow, type RowFault, toPlaceRow } from './place-row.ts'
import { readPlace } from './read-place.ts'

/** The good rows of a table as places, and every fault of the others. */
export interface PlaceTable {
  readonly villages: readonly Village[]
  readonly stations: readonly Station[]
  readonly faults: readonly RowFault[]
}

/** More rows than any county has villages. */
const ROW_LIMIT = 5000

/** Reads a whole table; its first row that is neither empty nor a remark holds the headings. */
export function readPlaceTable(
  rows: readonly (readonly string[])[],
  county: County,
  today: string,
): PlaceTable {
  const top = rows.findIndex((cells) => cells.some((cell) => cell.trim() !== '') && !isRemark(cells))
  const headings = readHeadings(rows[top] ?? [])
  if (headings.kind === 'wrong')
    return onlyFaults(headings.faults.map((message) => ({ row: top + 1, message })))
  const body = rows.slice(top + 1).flatMap((cells, at) => toPlaceRow(cells, top + at + 2, headings.at) ?? [])
  if (body.length > ROW_LIMIT)
    return onlyFaults([{ row: ROW_LIMIT, message: `表里有 ${body.length} 行，应不超过 ${ROW_LIMIT} 行。` }])
  if (body.length === 0)
    return onlyFaults([{ row: top + 1, message: '表头下面没有内容，应每行写一个站点。' }])
  return readRows(body, county, today)
}

function readRows(rows: readonly PlaceRow[], county: County, today: string): PlaceTable {
  const stations = new Map<string, Station>()
  const rowOf = new Map<string, number>()
  const villages: Village[] = []
  const faults: RowFault[] = []
  for (const row of rows) {
    const result = readPlace(row, county, today)
    const earlier = result.kind === 'place' ? rowOf.get(result.station.id) : undefined
    if (result.kind === 'wrong') faults.push({ row: row.number, message: result.message })
    else if (earlier !== undefined)
      faults.push({ row: row.number, message: repeated(result.station, earlier) })
    else {
      stations.set(result.station.id, result.station)
      rowOf.set(result.station.id, row.number)
      if (result.village) villages.push(result.village)
    }
  }
  return { villages, stations: [...stations.values()], faults }
}

function repeated(station: Station, earlier: number): string {
  return `“${station.name}”和第 ${earlier} 行是同一个站点，应只写一行。`
}

function onlyFaults(faults: readonly RowFault[]): PlaceTable {
  return { villages: [], stations: [], faults }
}

function isRemark(cells: readonly string[]): boolean {
  return (
    cells
      .find((cell) => cell.trim() !== '')
      ?.trim()
      .startsWith('#') ?? false
  )
}
