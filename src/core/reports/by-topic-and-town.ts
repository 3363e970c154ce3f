import { crossTable } from './cross-table.ts'
import { openedCases, type ReportFacts, TOPIC_HEADINGS, townHeadings, townKey } from './facts.ts'
import type { Table } from './table.ts'

const CORNER = '事项类别'

export function consultationsByTopicAndTown(facts: ReportFacts): Table {
  return crossTable({
    id: 'consultations-by-topic-and-town',
    title: '咨询 事项和镇',
    note: '格内和合计是人次（问一次算一次）；人数是不同的人，同一人只算一次，所以人数不能相加。',
    publicNote: '单位：人次（问一次算一次）。',
    corner: CORNER,
    records: facts.consultations,
    rows: TOPIC_HEADINGS,
    columns: townHeadings(facts.county),
    rowOf: (record) => record.topic,
    columnOf: (record) => townKey(record.place, facts.county),
    persons: true,
  })
}

export function casesByTopicAndTown(facts: ReportFacts): Table {
  return crossTable({
    id: 'cases-by-topic-and-town',
    title: '新开案件 事项和镇',
    note: '单位：件。按案件开立的时间统计，多人一起的案件算一件。',
    corner: CORNER,
    records: openedCases(facts),
    rows: TOPIC_HEADINGS,
    columns: townHeadings(facts.county),
    rowOf: (record) => record.topic,
    columnOf: (record) => townKey(record.place, facts.county),
    persons: false,
  })
}
