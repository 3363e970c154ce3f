import type { CannedReplyStore } from '../../ports/stores/canned-reply-store.ts'
import type { Session } from '../session.ts'

export function createCannedReplyStore(session: Session): CannedReplyStore {
  return {
    list: () =>
      session.db.selectFrom('canned_reply').select(['id', 'code', 'body']).orderBy('code').execute(),
    put: ({ id, code, body }, { by, at }) =>
      session.atomic(async ({ db }) => {
        const other = db
          .selectFrom('canned_reply')
          .select('id')
          .where('code', '=', code)
          .where('id', '<>', id)
        if (await other.executeTakeFirst()) return false
        const changing = { code, body, changed_by: by, changed_at: at }
        await db
          .insertInto('canned_reply')
          .values({ id, ...changing })
          .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
          .execute()
        return true
      }),
    remove: async (id) => {
      await session.db.deleteFrom('canned_reply').where('id', '=', id).execute()
    },
  }
}
