import type { Selectable } from 'kysely'
import type { Case, CaseOutcome, NextDue } from '../../domain/casework/case.ts'
import type { CaseEvent, CaseEventBody } from '../../domain/casework/case-event.ts'
import type { Tables } from '../schema.ts'
import { parseOwnJson, sealedColumn } from '../sealing.ts'
import type { Session } from '../session.ts'

export type CaseRow = Selectable<Tables['case']>
export type CaseEventRow = Selectable<Tables['case_event']>

function columns(session: Session) {
  return {
    words: sealedColumn(session.cipher, 'case:words'),
    village: sealedColumn(session.cipher, 'case:village_as_typed'),
    body: sealedColumn(session.cipher, 'case_event:body'),
    documents: sealedColumn(session.cipher, 'case:documents'),
  }
}

export function toCaseRow(session: Session, theCase: Case): CaseRow {
  const { words, village } = columns(session)
  const { id, year, serial, person, topic, route, reason, place } = theCase
  const typed = place.villageAsTyped
  return {
    ...{ id, year, serial, person, topic, route, reason },
    channel: theCase.chat.channel,
    chat: theCase.chat.chat,
    opened_at: theCase.openedAt,
    due_at: theCase.dueAt,
    town: place.town ?? null,
    village: place.village ?? null,
    village_as_typed: typed === undefined ? null : village.seal(typed, id),
    sealed: theCase.sealed ? 1 : 0,
    excluded_stations: JSON.stringify(theCase.excluded),
    words: words.seal(theCase.words, id),
    ...changingColumns(session, theCase),
  }
}

/** The part of a case that its events move. Every change makes the alarms look again at once. */
export function changingColumns(session: Session, theCase: Case) {
  const { state, station, owner } = theCase
  return {
    state,
    station,
    owner: owner ?? null,
    ...outcomeColumns(session, theCase),
    closed_at: theCase.closedAt ?? null,
    claimed_at: theCase.claimedAt ?? null,
    rating: theCase.rating ?? null,
    paid: theCase.paid ?? null,
    reopened: theCase.reopened ? (1 as const) : (0 as const),
    next_due_at: theCase.nextDue?.at ?? null,
    next_due_rule: theCase.nextDue?.rule ?? null,
    urgency: urgencyOf(theCase, theCase.nextDue),
    alarm_at: 0,
    version: theCase.version,
  }
}

/** Later than any instant: danger comes before every deadline. */
const DANGER_HEAD_START = 100_000_000_000_000

/** What a desk is sorted by. */
export function urgencyOf({ reason, dueAt }: Case, nextDue: NextDue | undefined): number {
  return (nextDue?.at ?? dueAt) - (reason === 'danger' ? DANGER_HEAD_START : 0)
}

function outcomeColumns(session: Session, { id, outcome }: Case) {
  const flag = (value: boolean | undefined) =>
    value === undefined ? null : value ? (1 as const) : (0 as const)
  const { documents } = columns(session)
  return {
    solved: flag(outcome?.solved),
    people: outcome?.people ?? null,
    recovered_fen: outcome?.recoveredFen ?? null,
    result: outcome?.result ?? null,
    claimed_fen: outcome?.claimedFen ?? null,
    confirmed_fen: outcome?.confirmedFen ?? null,
    documents: outcome?.documents === undefined ? null : documents.sealJson(outcome.documents, id),
    promised: flag(outcome?.promised),
  }
}

export function toCase(session: Session, row: CaseRow): Case {
  const { words, village } = columns(session)
  const { id, year, serial, person, topic, route, reason, state, station, version } = row
  return {
    ...{ id, year, serial, person, topic, route, reason, state, station, version },
    chat: { channel: row.channel, chat: row.chat },
    openedAt: row.opened_at,
    dueAt: row.due_at,
    place: {
      town: row.town ?? undefined,
      village: row.village ?? undefined,
      villageAsTyped: row.village_as_typed === null ? undefined : village.open(row.village_as_typed, id),
    },
    sealed: row.sealed === 1,
    excluded: parseOwnJson<readonly string[]>(row.excluded_stations),
    words: words.open(row.words, id),
    owner: row.owner ?? undefined,
    outcome: toOutcome(session, row),
    closedAt: row.closed_at ?? undefined,
    claimedAt: row.claimed_at ?? undefined,
    rating: row.rating ?? undefined,
    paid: row.paid ?? undefined,
    reopened: row.reopened === 1 || undefined,
    nextDue: toNextDue(row),
  }
}

function toNextDue({ next_due_at: at, next_due_rule: rule }: CaseRow): NextDue | undefined {
  return at === null || rule === null ? undefined : { at, rule }
}

function toOutcome(session: Session, row: CaseRow): CaseOutcome | undefined {
  const { solved, people, recovered_fen } = row
  if (solved === null || people === null || recovered_fen === null) return undefined
  const { documents } = columns(session)
  return {
    solved: solved === 1,
    people,
    recoveredFen: recovered_fen,
    ...present({
      result: row.result,
      claimedFen: row.claimed_fen,
      confirmedFen: row.confirmed_fen,
      promised: row.promised === null ? null : row.promised === 1,
      documents: row.documents === null ? null : documents.openJson<readonly string[]>(row.documents, row.id),
    }),
  }
}

type Present<T> = { readonly [K in keyof T]?: NonNullable<T[K]> }

/** Only the fields that hold something. */
function present<T extends object>(fields: T): Present<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as Present<T>
}

/** Notes and reasons may hold names, so the whole body is sealed; its kind stays countable. */
export function toEventRow(
  session: Session,
  event: CaseEvent,
  { caseId, version }: { caseId: string; version: number },
): CaseEventRow {
  const { at, actor, body } = event
  return {
    case_id: caseId,
    version,
    at,
    actor_kind: actor.kind,
    actor_id: actor.kind === 'staff' ? actor.id : null,
    kind: body.kind,
    body: columns(session).body.sealJson(body, `${caseId}/${version}`),
  }
}

export function toEvent(session: Session, row: CaseEventRow): CaseEvent {
  const { actor_kind: kind, actor_id: id } = row
  return {
    at: row.at,
    actor: kind === 'staff' ? { kind, id: id ?? '' } : { kind },
    body: columns(session).body.openJson<CaseEventBody>(row.body, `${row.case_id}/${row.version}`),
  }
}
