import type { Case } from '../../domain/casework/case.ts'
import type { CaseEvent } from '../../domain/casework/case-event.ts'
import { caseClocks } from '../../domain/clocks/case-clocks.ts'
import { shanghaiDay } from '../../domain/shanghai-time.ts'
import { clockFace } from '../casework/working-days.ts'
import { acceptedCases, firstAcceptance } from './accepted.ts'
import { caseLines } from './case-lines.ts'
import { headingsOf, type ReportFacts } from './facts.ts'
import type { Table } from './table.ts'

const RULE = 'legal-aid-decide'
const PUNCTUALITY = {
  'in-time': '7 日内受理',
  late: '超过 7 日受理',
  unknown: '没记收件，算不出',
} as const satisfies Record<string, string>

/** Legal aid accepted within the span, by whether that was in the time of 法律援助法 43. */
export function legalAidInTime(facts: ReportFacts): Table {
  return caseLines({
    id: 'legal-aid-in-time',
    title: '法律援助 受理时限',
    note: '单位：件。按登记受理的时间统计。法律援助法第四十三条：收到申请起 7 日内要定给不给援助；等补材料的日子不算，最后一天放假就顺延。',
    corner: '受理时限',
    unit: '受理（件）',
    records: acceptedCases(facts).filter(({ route }) => route === 'legal_aid'),
    headings: headingsOf(PUNCTUALITY),
    keyOf: (one) => punctuality(facts, one),
  })
}

/** The clock as it ran when the case was accepted, against the day of acceptance. */
function punctuality(facts: ReportFacts, theCase: Case): keyof typeof PUNCTUALITY {
  const accepted = firstAcceptance(facts, theCase)
  const log = facts.logs.get(theCase.id) ?? []
  if (!accepted) return 'unknown'
  const { county } = facts
  // The acceptance ends a wait for papers as any progress does, but must not stop the clock that is read.
  const resumed: CaseEvent = { ...accepted, body: { kind: 'progress-noted', note: '' } }
  const clock = caseClocks({
    ...{ theCase, stations: county.stations, handleWithinWorkingDays: county.handleWithinWorkingDays },
    events: [...log.slice(0, log.indexOf(accepted)), resumed],
    face: clockFace(county),
  }).find(({ rule }) => rule.id === RULE)
  if (clock?.state !== 'running') return 'unknown'
  return accepted.body.day <= shanghaiDay(clock.dueAt) ? 'in-time' : 'late'
}
