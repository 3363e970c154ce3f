import type { Selectable } from 'kysely'
import type { Staff } from '../../domain/people/staff.ts'
import type { StaffStore } from '../../ports/stores/staff-store.ts'
import type { Tables } from '../schema.ts'
import { sealedColumn } from '../sealing.ts'
import type { Session } from '../session.ts'
import { alarmCasesOf } from './absences.ts'
import { bind, putBindingCode } from './binding.ts'
import { staffRooms } from './staff-rooms.ts'

export function createStaffStore(session: Session): StaffStore {
  return {
    ...staffRooms(session),
    put: (staff) => put(session, staff),
    list: async () => {
      const rows = await session.db.selectFrom('staff').selectAll().orderBy('id').execute()
      return rows.map((row) => toStaff(session, row))
    },
    byId: (id) => staffById(session, id),
    byChat: async ({ channel, chat }) => {
      const found = await session.db
        .selectFrom('staff_chat')
        .select('staff_id')
        .where('channel', '=', channel)
        .where('chat', '=', chat)
        .executeTakeFirst()
      return found && staffById(session, found.staff_id)
    },
    chatsOf: async (staffId) => {
      const rows = await bound(session).where('staff.id', '=', staffId).execute()
      return rows.map(({ channel, chat }) => ({ channel, chat }))
    },
    bound: async () => {
      const rows = await bound(session).execute()
      return rows.map((row) => ({
        staff: toStaff(session, row),
        chat: { channel: row.channel, chat: row.chat },
      }))
    },
    putBindingCode: (staffId, code, expiresAt) => putBindingCode(session, { staffId, code, expiresAt }),
    bind: async (code, address, now) => {
      const staffId = await bind(session, { code, address, now })
      const staff = staffId === undefined ? undefined : await staffById(session, staffId)
      return staff === undefined ? { kind: 'wrong-code' } : { kind: 'bound', staff }
    },
    unbind: async ({ channel, chat }) => {
      await session.db
        .deleteFrom('staff_chat')
        .where('channel', '=', channel)
        .where('chat', '=', chat)
        .execute()
    },
  }
}

function bound(session: Session) {
  return session.db
    .selectFrom('staff_chat')
    .innerJoin('staff', 'staff.id', 'staff_chat.staff_id')
    .selectAll('staff')
    .select(['staff_chat.channel', 'staff_chat.chat'])
    .orderBy('staff.id')
    .orderBy('staff_chat.channel')
    .orderBy('staff_chat.chat')
}

/**
 * Whoever is no longer active loses every open door at once: sessions, links and binding codes; the alarms hand the
 * open cases on.
 */
function put(session: Session, { id, name, role, station, active }: Staff): Promise<void> {
  return session.atomic(async (inner) => {
    const { db, cipher } = inner
    const changing = {
      name: sealedColumn(cipher, 'staff:name').seal(name, id),
      role,
      station,
      active: active ? (1 as const) : (0 as const),
    }
    await db
      .insertInto('staff')
      .values({ id, ...changing })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
      .execute()
    if (active) return
    await db.deleteFrom('token').where('staff_id', '=', id).execute()
    await db.deleteFrom('binding_code').where('staff_id', '=', id).execute()
    await alarmCasesOf(inner, id)
  })
}

async function staffById(session: Session, id: string): Promise<Staff | undefined> {
  const row = await session.db.selectFrom('staff').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toStaff(session, row)
}

function toStaff(session: Session, row: Selectable<Tables['staff']>): Staff {
  const { id, role, station } = row
  const name = sealedColumn(session.cipher, 'staff:name').open(row.name, id)
  return { id, name, role, station, active: row.active === 1 }
}
