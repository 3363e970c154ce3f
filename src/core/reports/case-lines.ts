import type { Case } from '../../domain/casework/case.ts'
import { type Heading, idsOf } from './facts.ts'
import { count, type Table, text } from './table.ts'

/** Cases counted under one set of headings. */
interface CaseLinesRequest extends Pick<Table, 'id' | 'title' | 'note'> {
  readonly corner: string
  readonly unit: string
  readonly records: readonly Case[]
  readonly headings: readonly Heading[]
  readonly keyOf: (one: Case) => string | undefined
}

/** A line for each heading, and the sum, which is counted and not added up. */
export function caseLines(request: CaseLinesRequest): Table {
  const { id, title, note, corner, unit, records, headings, keyOf } = request
  const line = (label: string, cases: readonly Case[]) => [text(label), count(idsOf(cases))]
  const lines = headings.map(({ key, label }) =>
    line(
      label,
      records.filter((one) => keyOf(one) === key),
    ),
  )
  return {
    ...{ id, title, note },
    columns: [
      { title: corner, width: 20 },
      { title: unit, width: 14 },
    ],
    rows: [...lines, line('合计', records)],
  }
}
