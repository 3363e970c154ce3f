import type { AuditStore } from '../../ports/stores/audit-store.ts'
import type { Session } from '../session.ts'

/** The table itself refuses to change or delete a line. */
export function createAuditStore(session: Session): AuditStore {
  return {
    add: async ({ at, actor, action, object, result }) => {
      await session.db.insertInto('audit').values({ at, actor, action, object, result }).execute()
    },
    list: (object) => lines(session).where('object', '=', object).orderBy('id').execute(),
    latest: (limit) => lines(session).orderBy('id', 'desc').limit(limit).execute(),
  }
}

function lines({ db }: Session) {
  return db.selectFrom('audit').select(['at', 'actor', 'action', 'object', 'result'])
}
