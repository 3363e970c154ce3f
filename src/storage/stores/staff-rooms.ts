import type { ChatAddress } from '../../domain/message/inbound-message.ts'
import type { StaffStore } from '../../ports/stores/staff-store.ts'
import type { Session } from '../session.ts'

/** The part of the staff store that is about rooms. */
export function staffRooms(session: Session): Pick<StaffStore, 'rooms' | 'openRoom' | 'closeRoom'> {
  return {
    rooms: async () => {
      const rows = await session.db.selectFrom('staff_room').selectAll().orderBy('chat').execute()
      return rows.map(({ channel, chat, station }) => ({ room: { channel, chat }, station }))
    },
    openRoom: async ({ channel, chat }: ChatAddress, station: string) => {
      await session.db
        .insertInto('staff_room')
        .values({ channel, chat, station })
        .onConflict((conflict) => conflict.columns(['channel', 'chat']).doUpdateSet({ station }))
        .execute()
    },
    closeRoom: async ({ channel, chat }: ChatAddress) => {
      await session.db
        .deleteFrom('staff_room')
        .where('channel', '=', channel)
        .where('chat', '=', chat)
        .execute()
    },
  }
}
