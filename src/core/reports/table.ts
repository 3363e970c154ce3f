/** One cell of a report. `rows` are the ids of the consultations or cases it was counted from. */
export type Cell =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'count'; readonly count: number; readonly rows: readonly string[] }
  | { readonly kind: 'money'; readonly fen: number; readonly rows: readonly string[] }
  /** A small number, or one that would give a small number away. */
  | { readonly kind: 'hidden'; readonly mark: HiddenMark }

/** `＜3`: one or two. `＊`: any number, kept back so that sums do not give another one away. */
export type HiddenMark = '＜3' | '＊'

/** `width` in half-width characters, for spreadsheets. */
export interface Column {
  readonly title: string
  readonly width: number
}

/** A finished table. `note` says in one line what its units mean; `publicNote` where less of it is shown. */
export interface Table {
  readonly id: string
  readonly title: string
  readonly note: string
  readonly publicNote?: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
}

export const text = (value: string): Cell => ({ kind: 'text', text: value })

export const count = (rows: readonly string[], value = rows.length): Cell => ({
  kind: 'count',
  count: value,
  rows,
})

export const money = (fen: number, rows: readonly string[]): Cell => ({ kind: 'money', fen, rows })

export const hidden = (mark: HiddenMark): Cell => ({ kind: 'hidden', mark })

/** What a count cell says; nothing for any other cell. */
export function countOf(cell: Cell | undefined): number {
  return cell?.kind === 'count' ? cell.count : 0
}
