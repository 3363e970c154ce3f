import { nearest } from '../text/nearest.ts'

/** The columns of the county's table of places, by the heading a clerk sees. */
export const PLACE_COLUMNS = {
  level: '级别',
  town: '镇',
  village: '村',
  name: '站点名称',
  aliases: '别名',
  address: '地址',
  hours: '开放时间',
  phone: '电话',
  verifiedOn: '核实日期',
  duties: '负责事项',
} as const satisfies Record<string, string>

export type PlaceColumn = keyof typeof PLACE_COLUMNS
const NAMES = Object.keys(PLACE_COLUMNS) as readonly PlaceColumn[]
const HEADINGS = Object.values(PLACE_COLUMNS) as readonly string[]
const REQUIRED: readonly PlaceColumn[] = ['level', 'town', 'village', 'name']

/** Where each column stands, or what is wrong with the headings. */
export type HeadingResult =
  | { readonly kind: 'columns'; readonly at: ReadonlyMap<PlaceColumn, number> }
  | { readonly kind: 'wrong'; readonly faults: readonly string[] }

/** Reads the heading row. Headings are looked up in a Map, so `__proto__` is just an unknown word. */
export function readHeadings(cells: readonly string[]): HeadingResult {
  const byHeading = new Map(NAMES.map((name) => [PLACE_COLUMNS[name] as string, name]))
  const at = new Map<PlaceColumn, number>()
  const faults: string[] = []
  for (const [position, cell] of cells.entries()) {
    const heading = bareHeading(cell)
    const column = byHeading.get(heading)
    if (heading === '') continue
    if (column === undefined) faults.push(unknownHeading(heading))
    else if (at.has(column)) faults.push(`表头“${heading}”写了两列，请只留一列。`)
    else at.set(column, position)
  }
  const missing = REQUIRED.filter((column) => !at.has(column)).map((column) => PLACE_COLUMNS[column])
  if (missing.length > 0) faults.push(`表头缺：${missing.join('、')}。`)
  return faults.length > 0 ? { kind: 'wrong', faults } : { kind: 'columns', at }
}

/** `别名（；分隔）` is `别名`. */
function bareHeading(cell: string): string {
  return cell.replace(/[（(].*$/s, '').replace(/[\s*＊]/g, '')
}

function unknownHeading(heading: string): string {
  const [near] = nearest(heading, HEADINGS)
  return near
    ? `不认识表头“${heading}”，应为“${near}”。`
    : `不认识表头“${heading}”，可用的有：${HEADINGS.join('、')}。`
}
