import { countPersons, type Heading, idsOf } from './facts.ts'
import { type Cell, count, type Table, text } from './table.ts'

interface Countable {
  readonly id: string
  readonly person: string
}

/** What is counted against what. `persons` adds a row and a column of distinct people beside the sums. */
export interface CrossRequest<T extends Countable>
  extends Pick<Table, 'id' | 'title' | 'note' | 'publicNote'> {
  readonly corner: string
  readonly records: readonly T[]
  readonly rows: readonly Heading[]
  readonly columns: readonly Heading[]
  readonly rowOf: (record: T) => string
  readonly columnOf: (record: T) => string
  readonly persons: boolean
}

const TOTAL = '合计'
const PERSONS = '人数'
const FIRST_WIDTH = 24
const COUNT_WIDTH = 10

/** Rows × columns with sums; the sums are counted from the records, not added up. */
export function crossTable<T extends Countable>(request: CrossRequest<T>): Table {
  const { id, title, note, publicNote, records, rowOf, columns, corner, persons } = request
  const line = (label: string, of: readonly T[]) => [text(label), ...countLine(request, of)]
  const rows = request.rows.map((heading) =>
    line(
      heading.label,
      records.filter((record) => rowOf(record) === heading.key),
    ),
  )
  const titles = [...columns.map((heading) => heading.label), TOTAL, ...(persons ? [PERSONS] : [])]
  return {
    ...{ id, title, note, ...(publicNote ? { publicNote } : {}) },
    columns: [
      { title: corner, width: FIRST_WIDTH },
      ...titles.map((each) => ({ title: each, width: COUNT_WIDTH })),
    ],
    rows: [...rows, line(TOTAL, records), ...(persons ? [personsLine(request)] : [])],
  }
}

function countLine<T extends Countable>(request: CrossRequest<T>, records: readonly T[]): readonly Cell[] {
  const cells = parts(request, records).map((part) => count(idsOf(part)))
  const total = count(idsOf(records))
  return request.persons ? [...cells, total, personsCell(records)] : [...cells, total]
}

function personsLine<T extends Countable>(request: CrossRequest<T>): readonly Cell[] {
  const cells = parts(request, request.records).map(personsCell)
  return [text(PERSONS), ...cells, personsCell(request.records), text('')]
}

function parts<T extends Countable>(
  request: CrossRequest<T>,
  records: readonly T[],
): readonly (readonly T[])[] {
  return request.columns.map(({ key }) => records.filter((record) => request.columnOf(record) === key))
}

function personsCell(records: readonly Countable[]): Cell {
  return count(idsOf(records), countPersons(records))
}
