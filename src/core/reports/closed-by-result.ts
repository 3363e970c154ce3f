import { type Case, type CaseResult, RESULT_LABELS, resultOf } from '../../domain/casework/case.ts'
import { crossTable } from './cross-table.ts'
import { closedCases, headingsOf, type ReportFacts, TOPIC_HEADINGS } from './facts.ts'
import type { Table } from './table.ts'

/** How the cases closed within the span ended, by what they were about. */
export function closedByResult(facts: ReportFacts): Table {
  return crossTable({
    id: 'closed-by-result',
    title: '办结 事项和结果',
    note: '单位：件。按办结时间统计；重开后又办结的，按最后一次。办结不等于解决。',
    corner: '事项类别',
    records: closedCases(facts),
    rows: TOPIC_HEADINGS,
    columns: headingsOf(RESULT_LABELS),
    rowOf: (one) => one.topic,
    columnOf: caseResult,
    persons: false,
  })
}

/** How a closed case ended. */
export function caseResult({ outcome }: Case): CaseResult {
  return outcome ? resultOf(outcome) : 'unsolved'
}
