import type { MemoryStore } from '../../ports/stores/memory-store.ts'
import { sealedColumn } from '../sealing.ts'
import type { Session } from '../session.ts'

export function createMemoryStore(session: Session): MemoryStore {
  return {
    change: (place, change, now) =>
      session.atomic(async (inner) => {
        const value = sealedColumn(inner.cipher, 'channel_memory:value')
        const key = `${place.channel}/${place.name}`
        const row = await locked(inner, place, value.sealJson(null, key))
        const { stored, result } = change(value.openJson<unknown>(row, key) ?? undefined)
        await inner.db
          .updateTable('channel_memory')
          .set({ value: value.sealJson(stored, key), updated_at: now })
          .where('channel', '=', place.channel)
          .where('name', '=', place.name)
          .execute()
        return result
      }),
  }
}

/** The row, made when it is not there, and nobody else's until the transaction ends. */
async function locked(
  session: Session,
  place: { readonly channel: string; readonly name: string },
  nothing: string,
): Promise<string> {
  const { value } = await session.db
    .insertInto('channel_memory')
    .values({ channel: place.channel, name: place.name, value: nothing, updated_at: 0 })
    .onConflict((conflict) =>
      conflict.columns(['channel', 'name']).doUpdateSet((row) => ({ name: row.ref('excluded.name') })),
    )
    .returning('value')
    .executeTakeFirstOrThrow()
  return value
}
