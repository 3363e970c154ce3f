import { groupedYuan } from '../core/documents/amount-words.ts'
import type { Cell, Table } from '../core/reports/table.ts'
import type { WordBlock, WordCell } from './word/word-blocks.ts'
import { wordFile } from './word/word-file.ts'

/** Whose report it is and for when. */
export interface ReportHead {
  readonly county: string
  /** `2026-10` or `2026`. */
  readonly period: string
  readonly unit: '月' | '年'
  /** 未完月, 公开版. */
  readonly marks: readonly string[]
}

/** A list of single cases belongs into the spreadsheet, not into a report. */
const NOT_IN_A_REPORT = 'case-list'
/** Widest name of a topic, in half-width characters with room to spare: names that wrap cost lines. */
const LONGEST_TOPIC = 34
/** Told whole, zeros too. */
const OVERVIEW = 'overview'
/** Up to so many columns a table stands as two halves beside each other. */
const NARROW = 3
/** From so many columns on, the letters are small. */
const DENSE_FROM = 6
const CHINESE = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** The tables as a Word report in the form of an official letter: 仿宋_GB2312 三号 on A4. */
export function tablesToDocx(tables: readonly Table[], head: ReportHead): Uint8Array {
  const shown = tables.filter(({ id }) => id !== NOT_IN_A_REPORT)
  const [first] = shown
  const blocks: readonly WordBlock[] = [
    { kind: 'title', text: titleOf(head) },
    ...(first ? [{ kind: 'text', text: summaryOf(first, head) } as const] : []),
    ...withoutRepeats(shown.flatMap((table, at) => tableBlocks(table, CHINESE[at] ?? String(at + 1)))),
    {
      kind: 'small',
      text: `怎么数的：${DEFINITIONS.join('')}${tables.length > shown.length ? LIST_ELSEWHERE : ''}`,
    },
  ]
  return wordFile(blocks, {
    font: '仿宋_GB2312',
    points: 16,
    cellPoints: 10.5,
    leading: 1.25,
    footer: [
      `${head.county}公共法律服务${head.unit}报 ${head.period}${head.marks.map((mark) => ` · ${mark}`).join('')}`,
    ],
  })
}

const LIST_ELSEWHERE = '案件清单在表格文件里。'

const DEFINITIONS = [
  '件是案件，不管几个人都算一件，接收和办结各按自己的月份算。',
  '人次是问的次数，人数是不同的人，办结案件涉及的人按登记的人数加。',
  '元是办结时登记的追回金额，没登记的不算。',
]

function titleOf({ county, period, unit, marks }: ReportHead): string {
  const [year, month] = period.split('-')
  const when = month === undefined ? `${year}年` : `${year}年${Number(month)}月`
  const mark = marks.length > 0 ? `（${marks.join('、')}）` : ''
  return `${county}公共法律服务${unit}报（${when}）${mark}`
}

/** The overview in one paragraph, as it is read out in a meeting. */
function summaryOf({ rows }: Table, { unit }: ReportHead): string {
  const parts = rows.map(([label, value, measure]) => `${words(label)}${words(value)}${measureOf(measure)}`)
  return `本${unit}${parts.join('，')}。`
}

function measureOf(cell: Cell | undefined): string {
  const measure = words(cell)
  return measure === '人数' ? '人' : measure
}

function tableBlocks(table: Table, number: string): readonly WordBlock[] {
  const kept = table.columns.map((_, x) => !table.rows.every((row) => isZero(row[x])))
  const keep = <T>(cells: readonly T[]) => cells.filter((_, x) => kept[x])
  const columns = keep(table.columns)
  const rows = table.rows.filter((row) => table.id === OVERVIEW || !row.slice(1).every(isZero))
  const heading = { kind: 'heading', text: `${number}、${table.title.replace(' ', '：')}` } as const
  const note = { kind: 'small', text: `注：${table.note}` } as const
  if (columns.length < 2 || rows.length === 0)
    return [heading, { kind: 'text', text: '这段时间没有。' }, note]
  const shared = columns.map(({ title, width }, x) => ({
    title,
    share: Math.max(width, title.length * 2, columns.length >= DENSE_FROM && x === 0 ? LONGEST_TOPIC : 0),
  }))
  const cells = rows.map((row) => keep(row).map(wordCell))
  if (columns.length <= NARROW)
    return [heading, { kind: 'table', columns: [...shared, ...shared], rows: sideBySide(cells) }, note]
  return [heading, { kind: 'table', dense: columns.length >= DENSE_FROM, columns: shared, rows: cells }, note]
}

/** A long narrow table as two halves beside each other. */
function sideBySide(rows: readonly (readonly WordCell[])[]): readonly (readonly WordCell[])[] {
  const half = Math.ceil(rows.length / 2)
  const empty = (rows[0] ?? []).map((): WordCell => ({ text: '' }))
  return rows.slice(0, half).map((row, at) => [...row, ...(rows[half + at] ?? empty)])
}

/** A note that was said once is not said again. */
function withoutRepeats(blocks: readonly WordBlock[]): readonly WordBlock[] {
  return blocks.filter(
    (block, at) =>
      block.kind !== 'small' ||
      !blocks.slice(0, at).some((before) => before.kind === 'small' && before.text === block.text),
  )
}

/** Nothing to tell: leaving it out keeps the report short. A hidden number is not nothing. */
function isZero(cell: Cell | undefined): boolean {
  if (cell?.kind === 'count') return cell.count === 0
  if (cell?.kind === 'money') return cell.fen === 0
  return cell === undefined
}

function wordCell(cell: Cell): WordCell {
  return cell.kind === 'text' ? { text: cell.text } : { text: words(cell), align: 'right' }
}

function words(cell: Cell | undefined): string {
  if (cell?.kind === 'count') return String(cell.count)
  if (cell?.kind === 'money') return groupedYuan(cell.fen)
  if (cell?.kind === 'hidden') return cell.mark
  return cell?.text ?? ''
}
