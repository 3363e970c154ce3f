import { describe, expect, it } from 'vitest'
import type { ModelUse } from '../../../src/ports/stores/model-store.ts'
import { NOW } from './samples.ts'
import { freshDatabase, type SetUp } from './under-test.ts'

const DAY = '2026-11-23'
const LIMITS = { perDay: 5, perPerson: 3 }

const use = (id: string, more: Partial<ModelUse> = {}): ModelUse => ({
  ...{ id, at: NOW, person: 'person-1', task: 'rewrite', prompt: 'rewrite@1', model: 'm', ms: 12 },
  ...{ given: '问题', said: '{"terms":["工钱"]}', outcome: 'used', why: 'offered' },
  ...more,
})

/** Budgets and traces of a language model. */
export function modelUsesContract(setUp: SetUp): void {
  describe('model uses', () => {
    const fresh = freshDatabase(setUp)
    const spend = (person: string, day = DAY) =>
      fresh.database.transaction(({ models }) => models.spend({ day, person, limits: LIMITS }))

    it('lets a person ask until the own budget is used up, and all until the common one is', async () => {
      const asked = []
      for (const person of ['a', 'a', 'a', 'a', 'b', 'b', 'b']) asked.push(await spend(person))
      expect(asked).toEqual([true, true, true, false, true, true, false])
      expect(await fresh.database.stores.models.spent(DAY)).toBe(5)
      expect(await spend('a', '2026-11-24')).toBe(true)
    })

    it('counts nothing when it refuses or when its transaction is undone', async () => {
      for (let times = 0; times < 9; times++) await spend('a')
      expect(await fresh.database.stores.models.spent(DAY)).toBe(3)
      const undone = fresh.database.transaction(async ({ models }) => {
        await models.spend({ day: DAY, person: 'b', limits: LIMITS })
        throw new Error('undo')
      })
      await expect(undone).rejects.toThrow('undo')
      expect(await fresh.database.stores.models.spent(DAY)).toBe(3)
    })

    it('gives back what was noted, newest first, of all or of one person', async () => {
      const { models } = fresh.database.stores
      const [old, recent] = [use('x', { at: NOW - 5 }), use('y', { outcome: 'dropped', why: 'not-json' })]
      const other = use('z', { at: NOW + 5, person: 'person-2', outcome: 'failed', said: '' })
      for (const one of [old, recent, other]) await models.add(one)
      expect(await models.latest({ most: 2 })).toEqual([other, recent])
      expect(await models.latest({ most: 9, person: 'person-1' })).toEqual([recent, old])
      expect(await models.tally(NOW)).toEqual({ used: 0, dropped: 1, failed: 1 })
    })

    it('forgets one person, and what is old, and keeps the day’s count', async () => {
      const { models } = fresh.database.stores
      await spend('person-1', '2026-01-01')
      await spend('person-1')
      for (const one of [
        use('a'),
        use('b', { person: 'person-2', at: NOW - 9 }),
        use('c', { person: 'person-2' }),
      ])
        await models.add(one)
      await models.erase('person-1')
      await models.forgetBefore({ at: NOW, day: DAY })
      expect((await models.latest({ most: 9 })).map(({ id }) => id)).toEqual(['c'])
      expect(await models.spent(DAY)).toBe(1)
      expect(await models.spent('2026-01-01')).toBe(0)
    })
  })
}
