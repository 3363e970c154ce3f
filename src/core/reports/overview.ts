import type { Case } from '../../domain/casework/case.ts'
import {
  closedCases,
  countPersons,
  idsOf,
  isPending,
  isWithin,
  openedCases,
  type ReportFacts,
} from './facts.ts'
import { peopleCell, recoveredCell } from './recovered.ts'
import { type Cell, count, type Table, text } from './table.ts'

/** The lines of the overview, by the name the public version finds them under. */
const OVERVIEW_LINES = {
  consultations: { label: '咨询', unit: '人次' },
  persons: { label: '咨询的人', unit: '人数' },
  opened: { label: '新开案件', unit: '件' },
  claimed: { label: '接单案件', unit: '件' },
  closed: { label: '办结案件', unit: '件' },
  solved: { label: '办结中已解决', unit: '件' },
  notSolved: { label: '办结中未解决', unit: '件' },
  withdrawn: { label: '撤回案件', unit: '件' },
  pending: { label: '期末未结案件', unit: '件' },
  overdue: { label: '期末未结中超时', unit: '件' },
  people: { label: '办结案件涉及', unit: '人数' },
  recovered: { label: '办结案件追回', unit: '元' },
} as const satisfies Record<string, { label: string; unit: string }>

export type OverviewLine = keyof typeof OVERVIEW_LINES
export const OVERVIEW_LINE_NAMES = Object.keys(OVERVIEW_LINES) as readonly OverviewLine[]

/** One number a line: what came in, what was done, what is left at the end of the span. */
export function overview(facts: ReportFacts): Table {
  const cells = overviewCells(facts)
  return {
    id: 'overview',
    title: '概况',
    note: '单位写在每行后面：人次是问的次数，人数是不同的人，件是案件，元是追回的钱。未结和超时按期末那一刻算；同一件案件多次接单只算一件。',
    columns: [
      { title: '项目', width: 20 },
      { title: '数', width: 14 },
      { title: '单位', width: 8 },
    ],
    rows: OVERVIEW_LINE_NAMES.map((name) => {
      const { label, unit } = OVERVIEW_LINES[name]
      return [text(label), cells[name], text(unit)]
    }),
  }
}

function overviewCells(facts: ReportFacts): Record<OverviewLine, Cell> {
  const { cases, consultations } = facts
  const closed = closedCases(facts)
  const pending = cases.filter(isPending)
  const asked = idsOf(consultations)
  return {
    consultations: count(asked),
    persons: count(asked, countPersons(consultations)),
    opened: cell(openedCases(facts)),
    claimed: cell(cases.filter((one) => isWithin(one.claimedAt, facts))),
    closed: cell(closed),
    solved: cell(closed.filter((one) => one.outcome?.solved)),
    notSolved: cell(closed.filter((one) => !one.outcome?.solved)),
    withdrawn: cell(cases.filter((one) => one.state === 'withdrawn' && isWithin(one.closedAt, facts))),
    pending: cell(pending),
    overdue: cell(pending.filter((one) => one.dueAt < facts.until)),
    people: peopleCell(closed),
    recovered: recoveredCell(closed),
  }
}

function cell(cases: readonly Case[]): Cell {
  return count(idsOf(cases))
}
