import type { Case } from '../../domain/casework/case.ts'
import type { County } from '../../domain/place/station.ts'
import type { TimeSpan } from '../../domain/shanghai-time.ts'
import type { Stores } from '../../ports/database.ts'
import { caseAsOf } from './case-as-of.ts'
import { isPending, type ReportFacts } from './facts.ts'

/** What reading the facts needs. */
export interface FactsRequest {
  readonly stores: Pick<Stores, 'consultations' | 'cases'>
  readonly county: County
  readonly span: TimeSpan
  readonly now: number
}

/** Reads one span from the stores. Give it stores of one transaction, so that all tables see the same instant. */
export async function collectFacts({ stores, county, span, now }: FactsRequest): Promise<ReportFacts> {
  const until = Math.min(span.to, now)
  const asked = await stores.consultations.within({ from: span.from, to: Math.max(until, span.from) })
  const opened = await stores.cases.list({ opened: { from: 0, to: until } })
  const cases: Case[] = []
  for (const one of opened.filter((candidate) => matters(candidate, span))) {
    cases.push(caseAsOf(one, await stores.cases.events(one.id), until))
  }
  return { county, span, until, consultations: [...asked].sort(byTime), cases: cases.sort(byNumber) }
}

/** What ended before the span began is in none of its tables. */
function matters(theCase: Case, span: TimeSpan): boolean {
  return isPending(theCase) || theCase.closedAt === undefined || theCase.closedAt >= span.from
}

function byTime(a: { at: number; id: string }, b: { at: number; id: string }): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1)
}

function byNumber(a: Case, b: Case): number {
  return a.year - b.year || a.serial - b.serial
}
