import { casesByTopicAndTown, consultationsByTopicAndTown } from './by-topic-and-town.ts'
import { caseList } from './case-list.ts'
import { consultationsByChannel, consultationsByClass, consultationsByOutcome } from './consultation-lines.ts'
import type { ReportFacts } from './facts.ts'
import { overview } from './overview.ts'
import { publishCross, publishLine, publishOverview, publishRecovered } from './publish.ts'
import { recovered } from './recovered.ts'
import { keepInside, type Report } from './report.ts'
import type { Table } from './table.ts'

/** Every report there is. The export and the console list what stands here. */
export const REPORTS = [
  { id: 'overview', title: '概况', build: overview, publish: publishOverview },
  {
    id: 'consultations-by-topic-and-town',
    title: '咨询 事项和镇',
    build: consultationsByTopicAndTown,
    publish: publishCross,
  },
  { id: 'consultations-by-channel', title: '咨询 渠道', build: consultationsByChannel, publish: publishLine },
  { id: 'consultations-by-outcome', title: '咨询 结果', build: consultationsByOutcome, publish: publishLine },
  // Classes are sums of topics: shown to the public, they would undo what is hidden there.
  { id: 'consultations-by-class', title: '咨询 大类', build: consultationsByClass, publish: keepInside },
  {
    id: 'cases-by-topic-and-town',
    title: '新开案件 事项和镇',
    build: casesByTopicAndTown,
    publish: publishCross,
  },
  { id: 'recovered-by-topic', title: '办结和追回 事项', build: recovered, publish: publishRecovered },
  { id: 'case-list', title: '案件清单', build: caseList, publish: keepInside },
] as const satisfies readonly Report[]

/** All tables of one span, for the office. */
export function officeTables(facts: ReportFacts): readonly Table[] {
  return REPORTS.map((report) => report.build(facts))
}

/** The tables everybody may see, with small numbers hidden. */
export function publicTables(facts: ReportFacts): readonly Table[] {
  return REPORTS.flatMap((report: Report) => report.publish(report.build(facts)) ?? [])
}
