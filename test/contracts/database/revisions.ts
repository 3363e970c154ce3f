import { describe, expect, it } from 'vitest'
import type { EntryRevision } from '../../../src/domain/knowledge/entry-revision.ts'
import { freshDatabase, type SetUp } from './under-test.ts'

const draft = (id: string, rest: Partial<EntryRevision> = {}): EntryRevision => ({
  ...{ id, entry: 'wages/shown', source: '---\n甲\n---\n', author: 'one', createdAt: 1000, state: 'draft' },
  ...{ decidedBy: undefined, decidedAt: undefined, answers: undefined },
  ...rest,
})

export function revisionContract(setUp: SetUp): void {
  describe('revisions of entries', () => {
    const fresh = freshDatabase(setUp)

    it('are kept whole and listed newest first, by entry and by state', async () => {
      const { revisions } = fresh.database.stores
      const [old, young] = [draft('a', { answers: 'asked' }), draft('b', { createdAt: 2000 })]
      await revisions.add(old)
      await revisions.add(young)
      await revisions.add(draft('c', { entry: 'land/other', createdAt: 3000 }))
      expect(await revisions.byId('a')).toEqual(old)
      expect(await revisions.byId('none')).toBeUndefined()
      expect((await revisions.list({})).map(({ id }) => id)).toEqual(['c', 'b', 'a'])
      expect((await revisions.list({ entry: 'wages/shown' })).map(({ id }) => id)).toEqual(['b', 'a'])
      expect(await revisions.list({ state: 'published' })).toEqual([])
    })

    it('are decided once from the state they were seen in, and the stamp tells', async () => {
      const { revisions } = fresh.database.stores
      const seen = draft('a')
      await revisions.add(seen)
      const before = await revisions.stamp()
      const publish = () => revisions.decide(seen, { state: 'published', by: 'two', at: 5000 })
      expect((await Promise.all([publish(), publish()])).toSorted()).toEqual([false, true])
      expect(await revisions.byId('a')).toEqual({
        ...seen,
        state: 'published',
        decidedBy: 'two',
        decidedAt: 5000,
      })
      expect(await revisions.stamp()).not.toBe(before)
    })
  })

  describe('questions without an answer', () => {
    const fresh = freshDatabase(setUp)

    it('are taken by exactly one of many', async () => {
      const { revisions } = fresh.database.stores
      const take = (by: string) => revisions.takeMissed({ consultation: 'q', state: 'claimed', by, at: 1 })
      const won = await Promise.all(['a', 'b', 'c', 'd'].map(take))
      expect(won.filter(Boolean)).toHaveLength(1)
      expect(await revisions.missed()).toHaveLength(1)
    })

    it('are given back, or ended by whoever has them', async () => {
      const { revisions } = fresh.database.stores
      await revisions.takeMissed({ consultation: 'q', state: 'claimed', by: 'a', at: 1 })
      await revisions.giveBackMissed('q', 'b')
      expect(await revisions.missed()).toHaveLength(1)
      await revisions.giveBackMissed('q', 'a')
      expect(await revisions.missed()).toEqual([])
      expect(await revisions.takeMissed({ consultation: 'q', state: 'claimed', by: 'b', at: 2 })).toBe(true)
      expect(await revisions.takeMissed({ consultation: 'q', state: 'answered', by: 'b', at: 3 })).toBe(true)
      expect(await revisions.missed()).toEqual([{ consultation: 'q', state: 'answered', by: 'b', at: 3 }])
    })
  })
}
