import { OVERVIEW_LINE_NAMES, type OverviewLine } from './overview.ts'
import { type Arc, isSmall, suppress } from './suppress.ts'
import { type Cell, countOf, type HiddenMark, hidden, type Table } from './table.ts'

const PUBLIC_NOTE = '公开版：“＜3”表示 1 或 2；“＊”是为了不让人倒推而不公开的数，可以是任何数。'

/** Nothing of a table is shown when even its grand total is one or two. */
function isTooSmall(total: number): boolean {
  return isSmall(total)
}

/** A table of cells with a row and a column of sums; whatever stands behind the sums (人数) is left out. */
export function publishCross(table: Table): Table | undefined {
  const bottom = table.rows.findIndex((row) => isTotal(row[0]))
  const right = table.columns.findIndex((column) => column.title === '合计')
  const rows = table.rows.slice(0, bottom + 1).map((row) => row.slice(0, right + 1))
  if (isTooSmall(countOf(rows[bottom]?.[right]))) return undefined
  const arcs = rows.flatMap((row, y) =>
    row.slice(1).map((cell, x) => crossArc(cell, { x, y, last: { x: right - 1, y: bottom } })),
  )
  const marks = suppress(arcs)
  if (!marks) return undefined
  const shown = rows.map((row, y) =>
    row.map((cell, x) => (x === 0 ? cell : mask(cell, marks.get(y * right + x - 1)))),
  )
  return { ...published(table), columns: table.columns.slice(0, right + 1), rows: shown }
}

interface Position {
  readonly x: number
  readonly y: number
  readonly last: { readonly x: number; readonly y: number }
}

/** Cells flow from row to column, sums flow back; the grand total closes the circle and is always shown. */
function crossArc(cell: Cell, { x, y, last }: Position): Arc {
  const row = y === last.y ? 'bottom' : `row ${y}`
  const column = x === last.x ? 'right' : `column ${x}`
  const back = (x === last.x) !== (y === last.y)
  const keep = x === last.x && y === last.y
  return back
    ? { from: column, to: row, value: countOf(cell), keep }
    : { from: row, to: column, value: countOf(cell), keep }
}

/** A list of counts with its sum in the last row; only the first column of numbers is shown. */
export function publishLine(table: Table): Table | undefined {
  const rows = table.rows.map((row) => row.slice(0, 2))
  const total = countOf(rows.at(-1)?.[1])
  if (isTooSmall(total)) return undefined
  const marks = suppress(lineArcs(rows.map((row) => countOf(row[1]))))
  if (!marks) return undefined
  const shown = rows.map((row, at) => row.map((cell, x) => (x === 0 ? cell : mask(cell, marks.get(at)))))
  return { ...published(table), columns: table.columns.slice(0, 2), rows: shown }
}

/** The last value is the sum of those before it, and always shown. */
function lineArcs(values: readonly number[]): readonly Arc[] {
  return values.map((value, at) => {
    const isSum = at === values.length - 1
    return { from: isSum ? 'out' : 'in', to: isSum ? 'in' : 'out', value, keep: isSum }
  })
}

/**
 * Closed cases, people and money: a row with a small number shows none of them. 已解决 is left out, because the
 * overview may have to hide its sum.
 */
export function publishRecovered(table: Table): Table | undefined {
  const rows = table.rows.map(withoutSolved)
  const counts = [1, 2].map((x) => rows.map((row) => countOf(row[x])))
  if (counts.some((values) => isTooSmall(values.at(-1) ?? 0))) return undefined
  const marks = rowMarks(counts)
  if (!marks) return undefined
  const shown = rows.map((row, at) =>
    // Money has no small numbers of its own; it hides with its row.
    row.map((cell, x) =>
      x === 0 ? cell : mask(cell, x > marks.length ? widest(marks[0]?.get(at)) : marks[x - 1]?.get(at)),
    ),
  )
  return { ...published(table), columns: withoutSolved(table.columns), rows: shown }
}

function withoutSolved<T>(cells: readonly T[]): readonly T[] {
  return cells.filter((_, x) => x !== 2)
}

function widest(mark: HiddenMark | undefined): HiddenMark | undefined {
  return mark && '＊'
}

/** Marks for each column; a row hidden in one is hidden in all, until no column asks for more. */
function rowMarks(
  columns: readonly (readonly number[])[],
): readonly ReadonlyMap<number, HiddenMark>[] | undefined {
  const rows = new Set<number>()
  for (;;) {
    const marks = columns.map((values) => suppress(lineArcs(values), rows))
    const complete = marks.filter((one) => one !== undefined)
    if (complete.length < marks.length) return undefined
    const before = rows.size
    for (const at of complete.flatMap((one) => [...one.keys()])) rows.add(at)
    if (rows.size === before) return complete
  }
}

/** Kept inside: with what else is shown, each would give away a small number. */
const OFFICE_LINES: readonly OverviewLine[] = ['accepted', 'coordinated', 'reopened', 'pending']

const UNSOLVED_ENDS = ['partly', 'unsolved', 'referred', 'dropped'] as const satisfies readonly OverviewLine[]
const ENDS = ['solved', 'notSolved', ...UNSOLVED_ENDS] as const satisfies readonly OverviewLine[]

/**
 * 期末未结 is left out: with the months before and after, it would give away how many were withdrawn. So are 受理
 * (most of it is legal aid, which has a table of its own), 协调处理 (办结 less it bounds 转别处 and 不办) and 重开
 * (nearly all that were rated 没解决). The ways a case ends add up to 办结, so none may give another away; few
 * closed cases hide all about them.
 */
export function publishOverview(table: Table): Table {
  const value = (name: OverviewLine) => countOf(table.rows[OVERVIEW_LINE_NAMES.indexOf(name)]?.[1])
  const marks = new Map<OverviewLine, HiddenMark>()
  for (const name of OVERVIEW_LINE_NAMES) if (isSmall(value(name))) marks.set(name, '＜3')
  const ends = suppress(endArcs(value))
  const closedFew = isSmall(value('closed'))
  for (const [at, name] of ENDS.entries()) {
    const mark = closedFew || !ends ? '＊' : ends.get(at)
    if (mark) marks.set(name, mark)
  }
  if (closedFew) marks.set('people', '＊')
  if (closedFew || isSmall(value('people'))) marks.set('recovered', '＊')
  const rows = OVERVIEW_LINE_NAMES.flatMap((name, at) => {
    const [label, cell, unit] = table.rows[at] ?? []
    if (OFFICE_LINES.includes(name) || !label || !cell || !unit) return []
    return [[label, mask(cell, marks.get(name)), unit]]
  })
  return { ...published(table), rows }
}

/** 已解决 and 未解决 make up 办结, and the four other ends make up 未解决. 办结 comes last and is always shown. */
function endArcs(value: (name: OverviewLine) => number): readonly Arc[] {
  return [
    { from: 'in', to: 'out', value: value('solved'), keep: false },
    { from: 'in', to: 'not solved', value: value('notSolved'), keep: false },
    ...UNSOLVED_ENDS.map((name) => ({ from: 'not solved', to: 'out', value: value(name), keep: false })),
    { from: 'out', to: 'in', value: value('closed'), keep: true },
  ]
}

function published(table: Table): Table {
  return { ...table, note: `${table.publicNote ?? table.note}${PUBLIC_NOTE}` }
}

function mask(cell: Cell, mark: HiddenMark | undefined): Cell {
  return mark ? hidden(mark) : withoutRows(cell)
}

/** The public gets numbers, never the keys of what was counted. */
function withoutRows(cell: Cell): Cell {
  return cell.kind === 'count' || cell.kind === 'money' ? { ...cell, rows: [] } : cell
}

function isTotal(cell: Cell | undefined): boolean {
  return cell?.kind === 'text' && cell.text === '合计'
}
