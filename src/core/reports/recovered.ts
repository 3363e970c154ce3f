import type { Case } from '../../domain/casework/case.ts'
import { closedCases, idsOf, type ReportFacts, TOPIC_HEADINGS } from './facts.ts'
import { type Cell, count, money, type Table, text } from './table.ts'

/** People helped and money recovered in the cases closed within the span. */
export function recovered(facts: ReportFacts): Table {
  const closed = closedCases(facts)
  const of = (topic: string) => closed.filter((one) => one.topic === topic)
  return {
    id: 'recovered-by-topic',
    title: '办结和追回 事项',
    note: '按办结时间统计。件是案件，人数是案件涉及的人，元是钱：要求是当事人要的，认定是对方或裁决认的，追回是到手的。',
    columns: [
      { title: '事项类别', width: 24 },
      { title: '办结（件）', width: 12 },
      { title: '已解决（件）', width: 14 },
      { title: '涉及（人数）', width: 14 },
      { title: '追回（元）', width: 16 },
      { title: '要求（元）', width: 16 },
      { title: '认定（元）', width: 16 },
    ],
    rows: [...TOPIC_HEADINGS.map(({ key, label }) => line(label, of(key))), line('合计', closed)],
  }
}

export function peopleCell(cases: readonly Case[]): Cell {
  return count(
    idsOf(cases),
    sum(cases, (one) => one.outcome?.people),
  )
}

export function recoveredCell(cases: readonly Case[]): Cell {
  return sumCell(cases, 'recoveredFen')
}

function sumCell(cases: readonly Case[], of: 'claimedFen' | 'confirmedFen' | 'recoveredFen'): Cell {
  const fen = sum(cases, (one) => one.outcome?.[of])
  return money(fen, idsOf(cases))
}

function line(label: string, cases: readonly Case[]): readonly Cell[] {
  const solved = cases.filter((one) => one.outcome?.solved)
  return [
    ...[text(label), count(idsOf(cases)), count(idsOf(solved)), peopleCell(cases)],
    ...[recoveredCell(cases), sumCell(cases, 'claimedFen'), sumCell(cases, 'confirmedFen')],
  ]
}

function sum(cases: readonly Case[], of: (one: Case) => number | undefined): number {
  return cases.reduce((total, one) => total + (of(one) ?? 0), 0)
}
