import type { NoticeStore } from '../../ports/stores/notice-store.ts'
import type { Session } from '../session.ts'

export function createNoticeStore(session: Session): NoticeStore {
  return {
    once: async (key) => {
      const written = await session.db
        .insertInto('meta')
        .values({ name: `notice:${key}`, value: '' })
        .onConflict((conflict) => conflict.column('name').doNothing())
        .returning('name')
        .executeTakeFirst()
      return written !== undefined
    },
  }
}
