import { refuseForbiddenParts, relationsIn } from '../office-file/forbidden-parts.ts'
import { UnreadableFile } from '../office-file/unreadable.ts'
import { attributeOf, childAt, childrenOf, type Element, parseXml, textOf } from '../office-file/xml.ts'
import { type Archive, openArchive } from '../office-file/zip.ts'

const ROW_LIMIT = 20_000
const COLUMN_LIMIT = 100

/** The rows of the first sheet of an XLSX file. Throws UnreadableFile. */
export function readXlsx(file: Uint8Array): readonly (readonly string[])[] {
  const archive = openArchive(file)
  refuseForbiddenParts(archive)
  const sheet = archive.read(firstSheetPath(archive))
  if (!sheet) throw notAWorkbook()
  const strings = archive.read('xl/sharedStrings.xml')
  return readRows(parseXml(sheet), strings ? readStrings(parseXml(strings)) : [])
}

function firstSheetPath(archive: Archive): string {
  const workbook = archive.read('xl/workbook.xml')
  if (!workbook) throw notAWorkbook()
  const sheet = childAt(parseXml(workbook), 'workbook', 'sheets', 'sheet')
  // Prefixes are removed, so r:id reads as id.
  const id = attributeOf(sheet, 'id')
  const relations = relationsIn(archive, 'xl/_rels/workbook.xml.rels')
  const target = relations.find((one) => attributeOf(one, 'Id') === id)
  if (!target) throw notAWorkbook()
  const path = attributeOf(target, 'Target')
  return path.startsWith('/') ? path.slice(1) : `xl/${path}`
}

function readStrings(xml: Element): readonly string[] {
  return childrenOf(childAt(xml, 'sst'), 'si').map(richText)
}

/** Plain text, or the runs of a formatted one; readings (rPh) are not part of it. */
function richText(element: Element): string {
  const runs = childrenOf(element, 'r').map((run) => textOf(childAt(run, 't')))
  return (runs.length > 0 ? runs.join('') : textOf(childAt(element, 't'))).replace(/_x000[AD]_/g, ' ')
}

function readRows(xml: Element, strings: readonly string[]): readonly (readonly string[])[] {
  const rows: string[][] = []
  for (const row of childrenOf(childAt(xml, 'worksheet', 'sheetData'), 'row')) {
    const number = Number(attributeOf(row, 'r')) || rows.length + 1
    const cells = readCells(row, strings)
    if (cells.every((cell) => cell === '')) continue
    if (number > ROW_LIMIT)
      throw new UnreadableFile('too-large', `表格有内容的行超过第 ${ROW_LIMIT} 行，请删掉多余的行。`)
    while (rows.length < number - 1) rows.push([])
    rows[number - 1] = cells
  }
  return rows
}

function readCells(row: Element, strings: readonly string[]): string[] {
  const cells: string[] = []
  for (const cell of childrenOf(row, 'c')) {
    const at = columnOf(attributeOf(cell, 'r')) ?? cells.length
    if (at >= COLUMN_LIMIT) continue
    while (cells.length < at) cells.push('')
    cells[at] = cellText(cell, strings)
  }
  return cells
}

/** `AB12` is column 27, counted from 0. */
function columnOf(reference: string): number | undefined {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference)?.[1]
  if (!letters) return undefined
  return [...letters].reduce((at, letter) => at * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function cellText(cell: Element, strings: readonly string[]): string {
  const type = attributeOf(cell, 't')
  if (type === 'inlineStr') return richText(childAt(cell, 'is'))
  const value = textOf(childAt(cell, 'v'))
  if (type === 's') return strings[Number(value)] ?? ''
  if (type === '' || type === 'n')
    return /e/i.test(value) && Number.isSafeInteger(Number(value)) ? String(Number(value)) : value
  return value
}

function notAWorkbook(): UnreadableFile {
  return new UnreadableFile('wrong-kind', '这个文件不是 Excel 表，应为 .xlsx 或 CSV。')
}
