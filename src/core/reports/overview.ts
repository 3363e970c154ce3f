import type { Case, CaseResult } from '../../domain/casework/case.ts'
import { acceptedCases, coordinatedCases } from './accepted.ts'
import { caseResult } from './closed-by-result.ts'
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
import { reopenedCases } from './what-askers-say.ts'

/** The lines of the overview, by the name the public version finds them under. */
const OVERVIEW_LINES = {
  consultations: { label: '咨询', unit: '人次' },
  persons: { label: '咨询的人', unit: '人数' },
  opened: { label: '新开案件', unit: '件' },
  claimed: { label: '接单案件', unit: '件' },
  accepted: { label: '受理案件', unit: '件' },
  closed: { label: '办结案件', unit: '件' },
  solved: { label: '办结中已解决', unit: '件' },
  notSolved: { label: '办结中未解决', unit: '件' },
  partly: { label: '办结中解决一部分', unit: '件' },
  unsolved: { label: '办结中没解决', unit: '件' },
  referred: { label: '办结中转别处', unit: '件' },
  dropped: { label: '办结中当事人不办', unit: '件' },
  coordinated: { label: '协调处理办结', unit: '件' },
  reopened: { label: '重开案件', unit: '件' },
  withdrawn: { label: '撤回案件', unit: '件' },
  pending: { label: '期末未结案件', unit: '件' },
  overdue: { label: '期末未结中超时', unit: '件' },
  people: { label: '办结案件涉及', unit: '人数' },
  recovered: { label: '办结案件追回', unit: '元' },
} as const satisfies Record<string, { label: string; unit: string }>

export type OverviewLine = keyof typeof OVERVIEW_LINES
export const OVERVIEW_LINE_NAMES = Object.keys(OVERVIEW_LINES) as readonly OverviewLine[]

const UNITS = '单位写在每行后面：人次是问的次数，人数是不同的人，件是案件，元是追回的钱。'
const UNSOLVED = '未解决里有解决一部分的、转别处的和不办的。'

/** One number a line: what came in, what was done, what is left at the end of the span. */
export function overview(facts: ReportFacts): Table {
  const cells = overviewCells(facts)
  return {
    id: 'overview',
    title: '概况',
    note: `${UNITS}未结和超时按期末那一刻算；同一件案件多次接单只算一件。受理按登记受理的时间算，不一定和办结在同一个月。${UNSOLVED}`,
    publicNote: `${UNITS}同一件案件多次接单只算一件。${UNSOLVED}`,
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
  const ended = (result: CaseResult) => closed.filter((one) => caseResult(one) === result)
  const pending = cases.filter(isPending)
  const asked = idsOf(consultations)
  return {
    consultations: count(asked),
    persons: count(asked, countPersons(consultations)),
    opened: cell(openedCases(facts)),
    claimed: cell(cases.filter((one) => isWithin(one.claimedAt, facts))),
    accepted: cell(acceptedCases(facts)),
    closed: cell(closed),
    solved: cell(ended('solved')),
    notSolved: cell(closed.filter((one) => caseResult(one) !== 'solved')),
    partly: cell(ended('partly')),
    unsolved: cell(ended('unsolved')),
    referred: cell(ended('referred')),
    dropped: cell(ended('dropped')),
    coordinated: cell(coordinatedCases(facts)),
    reopened: cell(reopenedCases(facts)),
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
