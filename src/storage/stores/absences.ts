import { OPEN_STATES } from '../../domain/casework/case.ts'
import { addDays } from '../../domain/shanghai-time.ts'
import type { AbsenceStore } from '../../ports/stores/absence-store.ts'
import type { Session } from '../session.ts'

export function createAbsenceStore(session: Session): AbsenceStore {
  return {
    put: ({ id, staff, substitute, firstDay, lastDay }) =>
      session.atomic(async (inner) => {
        const days = { first_day: firstDay, last_day: lastDay }
        const row = { id, staff_id: staff, substitute: substitute ?? null, ...days }
        await inner.db.insertInto('absence').values(row).execute()
        await alarmCasesOf(inner, staff)
      }),
    from: async (day) => {
      const query = session.db.selectFrom('absence').selectAll().where('last_day', '>=', day)
      const rows = await query.orderBy('first_day').orderBy('id').execute()
      return rows.map((row) => ({
        ...{ id: row.id, staff: row.staff_id, substitute: row.substitute ?? undefined },
        ...{ firstDay: row.first_day, lastDay: row.last_day },
      }))
    },
    endBefore: (staff, day) => session.atomic((inner) => endBefore(inner, staff, day)),
  }
}

async function endBefore(session: Session, staff: string, day: string): Promise<number> {
  const running = session.db.selectFrom('absence').select('id').where('staff_id', '=', staff)
  const ids = (await running.where('last_day', '>=', day).execute()).map(({ id }) => id)
  if (ids.length === 0) return 0
  await session.db.deleteFrom('absence').where('id', 'in', ids).where('first_day', '>=', day).execute()
  const last_day = addDays(day, -1)
  await session.db.updateTable('absence').set({ last_day }).where('id', 'in', ids).execute()
  await session.db
    .updateTable('case')
    .set({ alarm_at: 0 })
    .where('state', 'in', OPEN_STATES)
    .where('id', 'in', handedOnBy(session))
    .execute()
  return ids.length
}

/** Which cases were handed on is in sealed log lines; the few open ones that ever were are looked at again. */
function handedOnBy(session: Session) {
  return session.db.selectFrom('case_event').select('case_id').where('kind', '=', 'handed-on')
}

/** Whoever cannot act any more: the alarms look at once at their open cases, and at what waits where they work. */
export async function alarmCasesOf(session: Session, staff: string): Promise<void> {
  const { db } = session
  const open = db.updateTable('case').set({ alarm_at: 0 }).where('state', 'in', OPEN_STATES)
  await open.where('owner', '=', staff).execute()
  const station = db.selectFrom('staff').select('station').where('id', '=', staff)
  const waiting = db.updateTable('case').set({ alarm_at: 0 }).where('state', '=', 'waiting')
  await waiting.where('station', '=', station).execute()
}
