import type { SettingStore } from '../../ports/stores/setting-store.ts'
import type { Session } from '../session.ts'

export function createSettingStore({ db }: Session): SettingStore {
  return {
    all: async () => {
      const rows = await db.selectFrom('setting').selectAll().orderBy('name').execute()
      return rows.map(({ name, value, changed_by, changed_at }) => ({
        ...{ name, value, by: changed_by, at: changed_at },
      }))
    },
    put: async ({ name, value, by, at }) => {
      const changing = { value, changed_by: by, changed_at: at }
      await db
        .insertInto('setting')
        .values({ name, ...changing })
        .onConflict((conflict) => conflict.column('name').doUpdateSet(changing))
        .execute()
    },
    remove: async (name) => {
      await db.deleteFrom('setting').where('name', '=', name).execute()
    },
  }
}
