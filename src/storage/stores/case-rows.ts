import type { Selectable } from 'kysely'
import type { Case, CaseOutcome } from '../../domain/casework/case.ts'
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
    ...changingColumns(theCase),
  }
}

/** The part of a case that its events move. */
export function changingColumns({ state, station, owner, outcome, ...theCase }: Case) {
  return {
    state,
    station,
    owner: owner ?? null,
    solved: outcome === undefined ? null : outcome.solved ? (1 as const) : (0 as const),
    people: outcome?.people ?? null,
    recovered_fen: outcome?.recoveredFen ?? null,
    closed_at: theCase.closedAt ?? null,
    claimed_at: theCase.claimedAt ?? null,
    version: theCase.version,
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
    outcome: toOutcome(row),
    closedAt: row.closed_at ?? undefined,
    claimedAt: row.claimed_at ?? undefined,
  }
}

function toOutcome({ solved, people, recovered_fen }: CaseRow): CaseOutcome | undefined {
  if (solved === null || people === null || recovered_fen === null) return undefined
  return { solved: solved === 1, people, recoveredFen: recovered_fen }
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
