import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { crossTable } from '../../../src/core/reports/cross-table.ts'
import { OVERVIEW_LINE_NAMES } from '../../../src/core/reports/overview.ts'
import {
  publishCross,
  publishLine,
  publishOverview,
  publishRecovered,
} from '../../../src/core/reports/publish.ts'
import { type Cell, count, countOf, money, type Table, text } from '../../../src/core/reports/table.ts'

type Grid = readonly (readonly number[])[]

/** A cross table with the given numbers inside. */
function crossOf(grid: Grid): Table {
  const records = grid.flatMap((row, y) =>
    row.flatMap((number, x) =>
      Array.from({ length: number }, (_, n) => ({
        id: `${y}-${x}-${n}`,
        person: 'p',
        y: String(y),
        x: String(x),
      })),
    ),
  )
  const headings = (length: number) =>
    Array.from({ length }, (_, at) => ({ key: String(at), label: `第${at}` }))
  return crossTable({
    ...{ id: 'x', title: '表', note: '', corner: '角', persons: true, records },
    rows: headings(grid.length),
    columns: headings(grid[0]?.length ?? 0),
    rowOf: (record) => record.y,
    columnOf: (record) => record.x,
  })
}

const lineOf = (values: readonly number[]): Table => {
  const all = [...values, values.reduce((a, b) => a + b, 0)]
  const columns = ['渠道', '人次', '人数'].map((title) => ({ title, width: 9 }))
  const rows = all.map((value, at) => [
    text(at === values.length ? '合计' : '行'),
    count([], value),
    count([], value),
  ])
  return { id: 'l', title: '表', note: '', columns, rows }
}

/** What the public knows of one number: a span of values. */
const knowledge = (cell: Cell | undefined, most: number): readonly [number, number] => {
  if (cell?.kind === 'count') return [cell.count, cell.count]
  return cell?.kind === 'hidden' && cell.mark === '＜3' ? [1, 2] : [0, most]
}

type Span = readonly [number, number]
const fits = (value: number, [low, high]: Span) => value >= low && value <= high
const add = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)
const columnOf = (grid: Grid, x: number) => add(grid.map((row) => row[x] ?? 0))

/** All values each inner cell can have for a reader who knows the table and how sums work. Brute force. */
function possibleValues(rows: readonly (readonly Cell[])[], most: number): readonly ReadonlySet<number>[] {
  const spans = rows.map((row) => row.slice(1).map((cell) => knowledge(cell, most)))
  const bottom = spans.at(-1) ?? []
  const candidates = spans
    .slice(0, -1)
    .map((row) => rowsWithin(row.slice(0, -1)).filter((one) => fits(add(one), row.at(-1) ?? [0, 0])))
  const grids = candidates.reduce<readonly Grid[]>(
    (all, rowsHere) =>
      all
        .flatMap((grid) => rowsHere.map((row) => [...grid, row]))
        .filter((grid) => bottom.slice(0, -1).every(([, high], x) => columnOf(grid, x) <= high)),
    [[]],
  )
  const whole = grids.filter((grid) => bottom.slice(0, -1).every((span, x) => fits(columnOf(grid, x), span)))
  const cells = whole[0]?.flat() ?? []
  return cells.map((_, at) => new Set(whole.map((grid) => grid.flat()[at] ?? 0)))
}

/** Every row of numbers within the spans. */
function rowsWithin(spans: readonly Span[]): readonly (readonly number[])[] {
  return spans.reduce<readonly (readonly number[])[]>(
    (all, [low, high]) =>
      all.flatMap((row) => Array.from({ length: high - low + 1 }, (_, n) => [...row, low + n])),
    [[]],
  )
}

const isSmallNumber = (value: number | undefined) => value === 1 || value === 2
const shownCounts = (table: Table) =>
  table.rows.flat().flatMap((cell) => (cell.kind === 'count' ? [cell.count] : []))

const smallNumber = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 4 }))
const anyGrid = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
  .chain(([height, width]) =>
    fc.array(fc.array(smallNumber, { minLength: width, maxLength: width }), {
      minLength: height,
      maxLength: height,
    }),
  )

describe('the public version of a cross table', () => {
  it('lets nobody work out a one or a two, margins included, whatever the sums say', () => {
    let published = 0
    fc.assert(
      fc.property(anyGrid, (grid) => {
        const table = publishCross(crossOf(grid))
        if (!table) return
        published++
        const possible = possibleValues(table.rows, add(grid.flat()))
        expect(grid.flat().filter((value, at) => !possible[at]?.has(value))).toEqual([])
        expect(grid.flat().filter((value, at) => isSmallNumber(value) && possible[at]?.size === 1)).toEqual(
          [],
        )
        expect(shownCounts(table).filter(isSmallNumber)).toEqual([])
      }),
      { numRuns: 400 },
    )
    expect(published).toBeGreaterThan(200)
  })

  it('shows everything when nothing is small', () => {
    const table = publishCross(
      crossOf([
        [5, 4],
        [3, 0],
      ]),
    )
    expect(table?.rows.flat().some((cell) => cell.kind === 'hidden')).toBe(false)
    expect(table?.columns.map((column) => column.title)).toEqual(['角', '第0', '第1', '合计'])
  })

  it('hides little: one small cell costs three others', () => {
    const table = publishCross(
      crossOf([
        [1, 9, 9],
        [9, 5, 9],
        [9, 9, 9],
      ]),
    )
    expect(table?.rows.flat().filter((cell) => cell.kind === 'hidden')).toHaveLength(4)
    expect(table?.rows[0]?.[1]).toEqual({ kind: 'hidden', mark: '＜3' })
  })

  it('is left out when its grand total is one or two', () => {
    expect(
      publishCross(
        crossOf([
          [1, 0],
          [0, 1],
        ]),
      ),
    ).toBeUndefined()
  })

  it('carries no keys of what was counted', () => {
    const cells =
      publishCross(
        crossOf([
          [5, 4],
          [3, 0],
        ]),
      )?.rows.flat() ?? []
    expect(cells.flatMap((cell) => (cell.kind === 'count' ? cell.rows : []))).toEqual([])
  })

  it('is made for a full-size sparse month at once', () => {
    const grid = Array.from({ length: 14 }, (_, y) =>
      Array.from({ length: 13 }, (_, x) => ((y * 7 + x * 3) % 5 === 0 ? (y + x) % 4 : 0)),
    )
    const table = publishCross(crossOf(grid))
    expect(table?.rows).toHaveLength(15)
    expect(
      table?.rows.flat().every((cell) => cell.kind !== 'count' || (cell.count !== 1 && cell.count !== 2)),
    ).toBe(true)
  })
})

describe('the public version of lists', () => {
  it('lets nobody work out a one or a two from the sum', () => {
    fc.assert(
      fc.property(fc.array(smallNumber, { minLength: 1, maxLength: 5 }), (values) => {
        const table = publishLine(lineOf(values))
        if (!table) return
        const total = values.reduce((a, b) => a + b, 0)
        const spans = table.rows.slice(0, -1).map((row) => knowledge(row[1], total))
        for (const [at, value] of values.entries()) {
          if (value !== 1 && value !== 2) continue
          expect(reachable(spans, at, total).size).toBeGreaterThan(1)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('hides a whole row of 办结 and 追回 when its cases or people are few, and a second row with it', () => {
    const row = (label: string, [n = 0, people = 0, fen = 0]: readonly number[]) => [
      ...[text(label), count([], n), count([], n), count([], people)],
      ...[money(fen, []), money(fen * 2, [])],
    ]
    const columns = ['事项', '办结', '已解决', '人数', '追回', '要求'].map((title) => ({ title, width: 9 }))
    const rows = [
      row('甲', [1, 1, 777]),
      row('乙', [9, 20, 5000]),
      row('丙', [4, 8, 300]),
      row('合计', [14, 29, 6077]),
    ]
    const table = publishRecovered({ id: 'r', title: '表', note: '', columns, rows })
    const shown = table?.rows.map((cells) =>
      cells.map((cell) =>
        cell.kind === 'hidden' ? cell.mark : cell.kind === 'money' ? cell.fen : countOf(cell),
      ),
    )
    expect(shown).toEqual([
      [0, '＜3', '＜3', '＊', '＊'],
      [0, 9, 20, 5000, 10_000],
      [0, '＊', '＊', '＊', '＊'],
      [0, 14, 29, 6077, 12_154],
    ])
  })

  it('keeps solved and unsolved from giving each other away, and leaves 未结 out', () => {
    const values: Record<string, number> = {
      consultations: 9,
      persons: 2,
      opened: 8,
      claimed: 7,
      closed: 6,
      solved: 5,
      notSolved: 1,
      unsolved: 1,
      accepted: 5,
      coordinated: 5,
      reopened: 3,
      pending: 4,
      people: 12,
    }
    const table = publishOverview(overviewOf(values))
    const shown = new Map(table.rows.map((row) => [row[0]?.kind === 'text' ? row[0].text : '', row[1]]))
    expect(shown.get('persons')).toEqual({ kind: 'hidden', mark: '＜3' })
    expect(shown.get('notSolved')).toEqual({ kind: 'hidden', mark: '＜3' })
    expect(shown.get('solved')).toEqual({ kind: 'hidden', mark: '＊' })
    expect(countOf(shown.get('closed'))).toBe(6)
    for (const name of ['pending', 'accepted', 'coordinated', 'reopened']) expect(shown.has(name)).toBe(false)
  })

  it('lets nobody work out a one or a two of the ways cases ended, however their sums are set against each other', () => {
    const anyEnds = fc.tuple(smallNumber, smallNumber, smallNumber, smallNumber, smallNumber)
    fc.assert(
      fc.property(anyEnds, (ends) => {
        const [solved, ...rest] = ends
        const values = { ...Object.fromEntries(END_NAMES.map((name, at) => [name, ends[at] ?? 0])) }
        const closed = add(ends)
        const all = { ...values, solved, notSolved: add(rest), closed, people: 9 }
        const table = publishOverview(overviewOf(all))
        const span = (name: string) =>
          knowledge(
            table.rows.find(([head]) => head?.kind === 'text' && head.text === name)?.[1],
            Math.max(closed, 3),
          )
        const possible = rowsWithin(END_NAMES.map((name) => span(name))).filter(
          ([first = 0, ...others]) =>
            fits(first + add(others), span('closed')) && fits(add(others), span('notSolved')),
        )
        expect(possible).toContainEqual([...ends])
        const known = [...ends.keys()].map((at) => new Set(possible.map((one) => one[at])))
        expect(ends.filter((value, at) => isSmallNumber(value) && known[at]?.size === 1)).toEqual([])
        const sums = new Set(possible.map(([, ...others]) => add(others)))
        if (isSmallNumber(add(rest))) expect(sums.size).toBeGreaterThan(1)
      }),
      { numRuns: 60 },
    )
  })
})

const END_NAMES = ['solved', 'partly', 'unsolved', 'referred', 'dropped'] as const

function overviewOf(values: Readonly<Record<string, number>>): Table {
  const rows = OVERVIEW_LINE_NAMES.map((name) => [
    text(name),
    name === 'recovered' ? money(99, []) : count([], values[name] ?? 0),
    text('件'),
  ])
  return { id: 'overview', title: '概况', note: '', columns: [], rows }
}

/** The values one number can have when all add up to the total. */
function reachable(
  spans: readonly (readonly [number, number])[],
  at: number,
  total: number,
): ReadonlySet<number> {
  const others = spans.filter((_, other) => other !== at)
  const low = others.reduce((all, [least]) => all + least, 0)
  const high = others.reduce((all, [, most]) => all + most, 0)
  const [least, most] = spans[at] ?? [0, 0]
  const values = Array.from({ length: most - least + 1 }, (_, n) => least + n)
  return new Set(values.filter((value) => total - value >= low && total - value <= high))
}
