import type { Case } from '../../domain/casework/case.ts'
import { ROUTE_NAMES, ROUTES } from '../../domain/knowledge/route.ts'
import { caseResult } from './closed-by-result.ts'
import { closedCases, type EventOf, eventsOf, idsOf, isWithin, type ReportFacts } from './facts.ts'
import { peopleCell, recoveredCell } from './recovered.ts'
import { type Cell, count, type Table, text } from './table.ts'

/** 受理 and 协调处理 are two counts: what a body took up by its procedure, and what was settled without. */
export function acceptedByRoute(facts: ReportFacts): Table {
  const parts = {
    accepted: acceptedCases(facts),
    coordinated: coordinatedCases(facts),
    closed: closedCases(facts),
  }
  const of = (route: string): CaseParts => ({
    accepted: parts.accepted.filter((one) => one.route === route),
    coordinated: parts.coordinated.filter((one) => one.route === route),
    closed: parts.closed.filter((one) => one.route === route),
  })
  return {
    id: 'accepted-by-route',
    title: '受理和协调处理 去向',
    note: '受理按登记受理的时间算，一件只算第一次；协调处理是没走受理就办结的，不含转别处和当事人不办的。人数和元算全部办结的案件。受理和办结可能不在同一个月，不能相加。',
    columns: [
      { title: '去向', width: 24 },
      { title: '受理（件）', width: 12 },
      { title: '协调处理（件）', width: 16 },
      { title: '办结（件）', width: 12 },
      { title: '已解决（件）', width: 14 },
      { title: '涉及（人数）', width: 14 },
      { title: '追回（元）', width: 16 },
    ],
    rows: [...ROUTE_NAMES.map((route) => line(ROUTES[route].label, of(route))), line('合计', parts)],
  }
}

/** Accepted for the first time within the span, whatever became of them since. */
export function acceptedCases(facts: ReportFacts): readonly Case[] {
  return facts.cases.filter((one) => isWithin(firstAcceptance(facts, one)?.at, facts))
}

/** Closed within the span after trying to settle, and never formally accepted. */
export function coordinatedCases(facts: ReportFacts): readonly Case[] {
  return closedCases(facts).filter((one) => {
    const result = caseResult(one)
    return result !== 'referred' && result !== 'dropped' && !firstAcceptance(facts, one)
  })
}

/** The line of the log that says 受理; it is counted when it was written, on whatever day it says it was done. */
export function firstAcceptance(facts: ReportFacts, theCase: Case): EventOf<'step-taken'> | undefined {
  return eventsOf(facts, theCase, 'step-taken').find(({ body }) => body.step === 'accepted')
}

interface CaseParts {
  readonly accepted: readonly Case[]
  readonly coordinated: readonly Case[]
  readonly closed: readonly Case[]
}

function line(label: string, { accepted, coordinated, closed }: CaseParts): readonly Cell[] {
  const solved = closed.filter((one) => caseResult(one) === 'solved')
  const counts = [accepted, coordinated, closed, solved].map((cases) => count(idsOf(cases)))
  return [text(label), ...counts, peopleCell(closed), recoveredCell(closed)]
}
