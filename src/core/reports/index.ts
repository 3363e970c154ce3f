import { acceptedByRoute } from './accepted.ts'
import { casesByTopicAndTown, consultationsByTopicAndTown } from './by-topic-and-town.ts'
import { caseList } from './case-list.ts'
import { closedByResult } from './closed-by-result.ts'
import { consultationsByChannel, consultationsByClass, consultationsByOutcome } from './consultation-lines.ts'
import type { ReportFacts } from './facts.ts'
import { legalAidInTime } from './legal-aid-in-time.ts'
import { overview } from './overview.ts'
import { publishCross, publishLine, publishOverview, publishRecovered } from './publish.ts'
import { recovered } from './recovered.ts'
import { keepInside, type Report } from './report.ts'
import type { Table } from './table.ts'
import { followUps, ratings } from './what-askers-say.ts'

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
  // The public finds how cases end in the overview; with topics, one table would undo what the other hides.
  { id: 'closed-by-result', title: '办结 事项和结果', build: closedByResult, publish: keepInside },
  // Nearly the same cases as in the tables of 办结 and of legal aid, sorted another way.
  { id: 'accepted-by-route', title: '受理和协调处理 去向', build: acceptedByRoute, publish: keepInside },
  { id: 'legal-aid-in-time', title: '法律援助 受理时限', build: legalAidInTime, publish: publishLine },
  { id: 'ratings', title: '满意度', build: ratings, publish: publishLine },
  { id: 'follow-ups', title: '回访 钱到手没有', build: followUps, publish: publishLine },
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
