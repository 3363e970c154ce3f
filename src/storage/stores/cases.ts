import { sql } from 'kysely'
import { applyEvent } from '../../domain/casework/apply-event.ts'
import type { Case, CaseOpening } from '../../domain/casework/case.ts'
import type { CaseEvent } from '../../domain/casework/case-event.ts'
import type { CaseAlarm, CaseFilter, CaseStamps, CaseStore } from '../../ports/stores/case-store.ts'
import type { Session } from '../session.ts'
import { queue } from './case-queue.ts'
import { changingColumns, toCase, toCaseRow, toEvent, toEventRow, urgencyOf } from './case-rows.ts'

export function createCaseStore(session: Session): CaseStore {
  return {
    nextSerial: (year) => nextSerial(session, year),
    open: (opening, routed) => open(session, opening, routed),
    append: (theCase, event) => append(session, theCase, event),
    byNumber: async (year, serial) => {
      const query = session.db.selectFrom('case').selectAll()
      const row = await query.where('year', '=', year).where('serial', '=', serial).executeTakeFirst()
      return row && toCase(session, row)
    },
    byId: async (id) => {
      const row = await session.db.selectFrom('case').selectAll().where('id', '=', id).executeTakeFirst()
      return row && toCase(session, row)
    },
    stamp: async () => {
      const row = await session.db
        .selectFrom('case')
        .select(({ fn }) => [fn.countAll<number>().as('all'), fn.sum<number | null>('version').as('events')])
        .executeTakeFirst()
      return `${row?.all ?? 0} ${row?.events ?? 0}`
    },
    stamps: () => stamps(session),
    events: async (id) => {
      const query = session.db.selectFrom('case_event').selectAll().where('case_id', '=', id)
      return (await query.orderBy('version').execute()).map((row) => toEvent(session, row))
    },
    lastEndedBy: async (staff, since) => {
      const query = session.db
        .selectFrom('case_event')
        .innerJoin('case', 'case.id', 'case_event.case_id')
        .selectAll('case')
        .where('case_event.actor_id', '=', staff)
        .where('case_event.at', '>=', since)
        .where('case_event.kind', 'in', ['closed', 'transferred'])
      const row = await query.orderBy('case_event.at', 'desc').executeTakeFirst()
      return row && toCase(session, row)
    },
    list: (filter) => list(session, filter),
    queue: (scope, part, limit) => queue(session, { scope, part, limit }),
    dueForAlarm: async (now, limit) => {
      const query = session.db.selectFrom('case').select('id').where('alarm_at', '<=', now)
      return (await query.orderBy('alarm_at').limit(limit).execute()).map(({ id }) => id)
    },
    setAlarm: (theCase, alarm) => setAlarm(session, theCase, alarm),
    deferAlarm: async (id, at) => {
      await session.db.updateTable('case').set({ alarm_at: at }).where('id', '=', id).execute()
    },
  }
}

async function stamps({ db }: Session): Promise<CaseStamps> {
  const counted = db
    .selectFrom('case')
    .select(({ fn }) => [fn.countAll<number>().as('all'), fn.sum<number>('version').as('events')])
  const stations = await counted.select(['station', 'sealed']).groupBy(['station', 'sealed']).execute()
  const owners = await counted.select('owner').where('owner', 'is not', null).groupBy('owner').execute()
  return {
    stations: stations.map(({ station, sealed, all, events }) => ({
      ...{ station, sealed: sealed === 1, stamp: `${all} ${events}` },
    })),
    owners: new Map(owners.map(({ owner, all, events }) => [owner ?? '', `${all} ${events}`])),
  }
}

async function nextSerial(session: Session, year: number): Promise<number> {
  const { last } = await session.db
    .insertInto('case_serial')
    .values({ year, last: 1 })
    .onConflict((conflict) => conflict.column('year').doUpdateSet({ last: sql`case_serial.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  return last
}

function open(session: Session, opening: CaseOpening, routed: CaseEvent): Promise<Case> {
  return session.atomic(async (inner) => {
    const opened = applyEvent({ ...opening, state: 'waiting', station: '', version: 0 }, routed)
    await inner.db.insertInto('case').values(toCaseRow(inner, opened)).execute()
    await insertEvent(inner, opened, routed)
    return opened
  })
}

/** Compare-and-set on the version: of any number of writers at one version, one wins. */
function append(session: Session, theCase: Case, event: CaseEvent): Promise<Case | undefined> {
  return session.atomic(async (inner) => {
    const next = applyEvent(theCase, event)
    const won = await inner.db
      .updateTable('case')
      .set(changingColumns(inner, next))
      .where('id', '=', theCase.id)
      .where('version', '=', theCase.version)
      .returning('id')
      .executeTakeFirst()
    if (won === undefined) return undefined
    await insertEvent(inner, next, event)
    return next
  })
}

async function setAlarm(session: Session, theCase: Case, { at, nextDue }: CaseAlarm): Promise<boolean> {
  const set = await session.db
    .updateTable('case')
    .set({
      alarm_at: at ?? null,
      next_due_at: nextDue?.at ?? null,
      next_due_rule: nextDue?.rule ?? null,
      urgency: urgencyOf(theCase, nextDue),
    })
    .where('id', '=', theCase.id)
    .where('version', '=', theCase.version)
    .returning('id')
    .executeTakeFirst()
  return set !== undefined
}

async function insertEvent(session: Session, theCase: Case, event: CaseEvent): Promise<void> {
  const row = toEventRow(session, event, { caseId: theCase.id, version: theCase.version })
  await session.db.insertInto('case_event').values(row).execute()
}

async function list(session: Session, filter: CaseFilter): Promise<readonly Case[]> {
  const { states, person, owner, stations, opened, closed, limit } = filter
  if (states?.length === 0 || stations?.length === 0) return []
  const order = person === undefined ? 'asc' : 'desc'
  let query = session.db.selectFrom('case').selectAll()
  for (const column of ['opened_at', 'year', 'serial'] as const) query = query.orderBy(column, order)
  if (states !== undefined) query = query.where('state', 'in', states)
  if (person !== undefined) query = query.where('person', '=', person)
  if (owner !== undefined) query = query.where('owner', '=', owner)
  if (stations !== undefined) query = query.where('station', 'in', stations)
  if (opened !== undefined) {
    query = query.where('opened_at', '>=', opened.from).where('opened_at', '<', opened.to)
  }
  if (closed !== undefined) {
    query = query.where('closed_at', '>=', closed.from).where('closed_at', '<', closed.to)
  }
  if (limit !== undefined) query = query.limit(limit)
  return (await query.execute()).map((row) => toCase(session, row))
}
