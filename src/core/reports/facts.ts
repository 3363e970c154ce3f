import type { Case } from '../../domain/casework/case.ts'
import type { CaseEvent, CaseEventBody } from '../../domain/casework/case-event.ts'
import type { Consultation } from '../../domain/casework/consultation.ts'
import { TOPIC_NAMES, TOPICS } from '../../domain/knowledge/topic.ts'
import type { AskerPlace } from '../../domain/place/place.ts'
import type { County } from '../../domain/place/station.ts'
import type { TimeSpan } from '../../domain/shanghai-time.ts'

/** What all reports of one span are made from. */
export interface ReportFacts {
  readonly county: County
  readonly span: TimeSpan
  /** The instant everything is judged at: the end of the span, or earlier when the span is not over. */
  readonly until: number
  /** Asked within the span. */
  readonly consultations: readonly Consultation[]
  /** Opened before `until` and not ended before the span, each as it stood at `until`. */
  readonly cases: readonly Case[]
  /** Ended before the span, and rated or followed up within it; each as it stood at `until`. */
  readonly endedBefore: readonly Case[]
  /** What the log of each of these cases said before `until`. */
  readonly logs: ReadonlyMap<string, readonly CaseEvent[]>
}

/** One row or column heading of a table, and the key records are sorted under. */
export interface Heading {
  readonly key: string
  readonly label: string
}

export const TOPIC_HEADINGS: readonly Heading[] = TOPIC_NAMES.map((key) => ({
  key,
  label: TOPICS[key].label,
}))

/** One heading for each word a record can say, in the order of its labels. */
export function headingsOf(labels: Readonly<Record<string, string>>): readonly Heading[] {
  return Object.entries(labels).map(([key, label]) => ({ key, label }))
}

const UNSAID: Heading = { key: '', label: '未说' }

/** The towns and, last, those who named none. */
export function townHeadings(county: County): readonly Heading[] {
  return [...county.towns.map(({ code, name }) => ({ key: code, label: name })), UNSAID]
}

/** The town's code; a town the county does not have counts as unsaid, so that sums stay whole. */
export function townKey(place: AskerPlace, county: County): string {
  return county.towns.some((town) => town.code === place.town) ? (place.town ?? UNSAID.key) : UNSAID.key
}

export function isWithin(at: number | undefined, facts: ReportFacts): boolean {
  return at !== undefined && at >= facts.span.from && at < facts.until
}

export function isPending(theCase: Case): boolean {
  return theCase.state !== 'closed' && theCase.state !== 'withdrawn'
}

/** Closed, not withdrawn, within the span. */
export function closedCases(facts: ReportFacts): readonly Case[] {
  return facts.cases.filter((one) => one.state === 'closed' && isWithin(one.closedAt, facts))
}

export function openedCases(facts: ReportFacts): readonly Case[] {
  return facts.cases.filter((one) => isWithin(one.openedAt, facts))
}

/** A line of a case's log, of one kind. */
export type EventOf<K extends CaseEventBody['kind']> = CaseEvent & {
  readonly body: Extract<CaseEventBody, { kind: K }>
}

/** What of one kind stands in the log of a case, in its order. */
export function eventsOf<K extends CaseEventBody['kind']>(
  { logs }: Pick<ReportFacts, 'logs'>,
  { id }: Pick<Case, 'id'>,
  kind: K,
): readonly EventOf<K>[] {
  return (logs.get(id) ?? []).filter((event): event is EventOf<K> => event.body.kind === kind)
}

export function countPersons(records: readonly { readonly person: string }[]): number {
  return new Set(records.map((record) => record.person)).size
}

export function idsOf(records: readonly { readonly id: string }[]): readonly string[] {
  return records.map((record) => record.id)
}
