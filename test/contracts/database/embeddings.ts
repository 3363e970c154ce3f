import { describe, expect, it } from 'vitest'
import type { KeptVector } from '../../../src/ports/stores/embedding-store.ts'
import { freshDatabase, type SetUp } from './under-test.ts'

const vector = (key: string, ...numbers: number[]): KeptVector => ({
  key,
  vector: Float32Array.from(numbers),
})

export function embeddingContract(setUp: SetUp): void {
  describe('vectors of our own texts', () => {
    const fresh = freshDatabase(setUp)

    it('come back bit for bit, those of one model only', async () => {
      const { database } = fresh
      const kept = [vector('a', 0.1, -1e-30, 3), vector('b', 1, 2, 3)]
      await database.transaction(({ embeddings }) => embeddings.keep('m', kept))
      await database.transaction(({ embeddings }) => embeddings.keep('n', [vector('a', 9)]))
      const found = await database.stores.embeddings.of('m')
      expect(found.toSorted((a, b) => a.key.localeCompare(b.key))).toEqual(kept)
    })

    it('stay as they are when two workers bring the same one', async () => {
      const { database } = fresh
      await database.transaction(({ embeddings }) => embeddings.keep('m', [vector('a', 1)]))
      await database.transaction(({ embeddings }) => embeddings.keep('m', [vector('a', 2), vector('b', 3)]))
      const found = await database.stores.embeddings.of('m')
      expect(new Map(found.map(({ key, vector: [first] }) => [key, first]))).toEqual(
        new Map([
          ['a', 1],
          ['b', 3],
        ]),
      )
    })

    it('go with their text, and with their model', async () => {
      const { database } = fresh
      const many = Array.from({ length: 450 }, (_, at) => vector(`k${at}`, at))
      await database.transaction(({ embeddings }) => embeddings.keep('m', many))
      await database.transaction(({ embeddings }) => embeddings.keep('old', [vector('k1', 1)]))
      await database.transaction(({ embeddings }) => embeddings.keepOnly('m', ['k1', 'k449']))
      expect((await database.stores.embeddings.of('m')).map(({ key }) => key).toSorted()).toEqual([
        'k1',
        'k449',
      ])
      expect(await database.stores.embeddings.of('old')).toEqual([])
    })
  })
}
