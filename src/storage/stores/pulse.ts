import { sql } from 'kysely'
import type { PulseStore } from '../../ports/stores/pulse-store.ts'
import type { Session } from '../session.ts'

const NAME = 'pulse'

export function createPulseStore(session: Session): PulseStore {
  return {
    beat: (now) => beat(session, now),
    bringForward: async ({ now, by }) => {
      for (const queue of ['inbox', 'outbox'] as const) {
        await session.db
          .updateTable(queue)
          .set({ ready_at: sql<number>`ready_at - ${by}` })
          .where('ready_at', '>', now)
          .execute()
      }
    },
  }
}

async function beat(session: Session, now: number): Promise<number | undefined> {
  const last = await session.db.selectFrom('meta').select('value').where('name', '=', NAME).executeTakeFirst()
  await session.db
    .insertInto('meta')
    .values({ name: NAME, value: String(now) })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: String(now) }))
    .execute()
  return last && Number(last.value)
}
