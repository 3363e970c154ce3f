import type { Case } from '../../domain/casework/case.ts'
import type { CaseEvent } from '../../domain/casework/case-event.ts'
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
  const then: Case[] = []
  const logs = new Map<string, readonly CaseEvent[]>()
  for (const one of opened.filter((candidate) => matters(candidate, span))) {
    const log = (await stores.cases.events(one.id)).filter(({ at }) => at < until)
    logs.set(one.id, log)
    then.push(caseAsOf(one, log, until))
  }
  const [cases, ended] = [then.filter((one) => !isOver(one, span)), then.filter((one) => isOver(one, span))]
  const endedBefore = ended.filter(({ id }) => logs.get(id)?.some((event) => isEcho(event, span)))
  const consultations = [...asked].sort(byTime)
  return {
    ...{ county, span, until, consultations, logs },
    cases: cases.sort(byNumber),
    endedBefore: endedBefore.sort(byNumber),
  }
}

/** What ended before the span and was never spoken of again is in none of its tables. */
function matters(theCase: Case, span: TimeSpan): boolean {
  return !isOver(theCase, span) || theCase.rating !== undefined || theCase.paid !== undefined
}

function isOver(theCase: Case, span: TimeSpan): boolean {
  return !isPending(theCase) && theCase.closedAt !== undefined && theCase.closedAt < span.from
}

/** What the asker says after the end. */
function isEcho({ at, body }: CaseEvent, span: TimeSpan): boolean {
  return at >= span.from && (body.kind === 'rated' || body.kind === 'followed-up')
}

function byTime(a: { at: number; id: string }, b: { at: number; id: string }): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1)
}

function byNumber(a: Case, b: Case): number {
  return a.year - b.year || a.serial - b.serial
}
