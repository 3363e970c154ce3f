import type { EmbeddingStore } from '../../ports/stores/embedding-store.ts'
import type { Session } from '../session.ts'

/** Keeps one statement below the limit on bound values. */
const ROWS_AT_ONCE = 200

export function createEmbeddingStore(session: Session): EmbeddingStore {
  return {
    of: async (model) => {
      const rows = await session.db
        .selectFrom('embedding')
        .select(['key', 'vector'])
        .where('model', '=', model)
        .execute()
      return rows.map(({ key, vector }) => ({ key, vector: fromText(vector) }))
    },
    keep: async (model, vectors) => {
      const rows = vectors.map(({ key, vector }) => ({ model, key, vector: toText(vector) }))
      for (const some of inParts(rows)) {
        await session.db
          .insertInto('embedding')
          .values([...some])
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      }
    },
    keepOnly: async (model, keys) => {
      await session.db.deleteFrom('embedding').where('model', '!=', model).execute()
      const kept = new Set(keys)
      const rows = await session.db.selectFrom('embedding').select('key').where('model', '=', model).execute()
      for (const some of inParts(rows.filter(({ key }) => !kept.has(key)))) {
        const gone = some.map(({ key }) => key)
        await session.db.deleteFrom('embedding').where('model', '=', model).where('key', 'in', gone).execute()
      }
    },
  }
}

function inParts<T>(all: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(all.length / ROWS_AT_ONCE)
  return Array.from({ length: count }, (_, at) => all.slice(at * ROWS_AT_ONCE, (at + 1) * ROWS_AT_ONCE))
}

function toText(vector: Float32Array): string {
  return Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64')
}

function fromText(text: string): Float32Array {
  return new Float32Array(new Uint8Array(Buffer.from(text, 'base64')).buffer)
}
