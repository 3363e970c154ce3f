import { describe, expect, it } from 'vitest'
import type { Database } from '../../../src/ports/database.ts'
import type { OutboxClaim } from '../../../src/ports/stores/outbox-store.ts'
import { dispatch, gate, lease, NOW, textOf } from './samples.ts'
import { freshDatabase, type SetUp } from './under-test.ts'

async function claimTexts(database: Database, now: number): Promise<string[]> {
  return (await database.stores.outbox.claim(lease(now))).map(({ message }) => textOf(message))
}

async function claimOne(database: Database, now: number): Promise<OutboxClaim> {
  const [claim] = await database.stores.outbox.claim(lease(now, 1))
  if (claim === undefined) throw new Error('nothing to claim')
  return claim
}

export function outboxContract(setUp: SetUp): void {
  describe('outbox', () => {
    const fresh = freshDatabase(setUp)

    it('hands a bubble out as it was put in', async () => {
      const { outbox } = fresh.database.stores
      const message = {
        text: '快拨打110',
        options: [{ label: '好', value: 'ok' }],
        tone: 'emergency',
      } as const
      await outbox.put([{ channel: 'web', chat: 'a', message }], NOW)
      const claim = await claimOne(fresh.database, NOW)
      expect(claim).toMatchObject({ channel: 'web', chat: 'a', attempts: 1, message })
    })

    it('sends the bubbles of a chat one after the other', async () => {
      const { outbox } = fresh.database.stores
      await outbox.put([dispatch('a', '一'), dispatch('a', '二'), dispatch('b', '三')], NOW)
      const [first] = await outbox.claim(lease(NOW))
      expect(first && textOf(first.message)).toBe('一')
      expect(await claimTexts(fresh.database, NOW)).toEqual([])
      if (first !== undefined) await outbox.markSent([first], NOW)
      expect(await claimTexts(fresh.database, NOW)).toEqual(['二'])
      expect(await outbox.backlog()).toEqual({ pending: 2, dead: 0 })
    })

    it('takes nothing when nothing is put', async () => {
      await fresh.database.stores.outbox.put([], NOW)
      expect(await fresh.database.stores.outbox.backlog()).toEqual({ pending: 0, dead: 0 })
    })

    it('holds a chat back until the next try', async () => {
      const { outbox } = fresh.database.stores
      await outbox.put([dispatch('a', '一'), dispatch('a', '二')], NOW)
      await outbox.retryAt(await claimOne(fresh.database, NOW), NOW + 2000, 'too many requests')
      expect(await claimTexts(fresh.database, NOW + 1999)).toEqual([])
      expect(await claimTexts(fresh.database, NOW + 2000)).toEqual(['一'])
    })

    it('keeps a bubble for its hour, and gives it first as soon as something comes that does not wait', async () => {
      const { outbox } = fresh.database.stores
      const later = (chat: string, text: string) => ({ ...dispatch(chat, text), keptBackUntil: NOW + 2000 })
      await outbox.put([later('a', '一'), later('b', '二')], NOW)
      await outbox.put([later('b', '三')], NOW)
      expect(await claimTexts(fresh.database, NOW + 1999)).toEqual([])
      await outbox.put([dispatch('b', '四')], NOW + 500)
      const [first] = await outbox.claim(lease(NOW + 500))
      expect(first && textOf(first.message)).toBe('二')
      if (first !== undefined) await outbox.markSent([first], NOW + 500)
      expect(await claimTexts(fresh.database, NOW + 500)).toEqual(['三'])
      expect(await claimTexts(fresh.database, NOW + 2000)).toEqual(['一'])
    })

    it('buries what cannot be delivered, says why, and goes on', async () => {
      const { outbox } = fresh.database.stores
      await outbox.put([dispatch('a', '一'), dispatch('a', '二')], NOW)
      const claim = await claimOne(fresh.database, NOW)
      await outbox.bury(claim, NOW + 7, 'blocked by the reader')
      const letter = { row: claim.row, channel: 'telegram', at: NOW + 7, reason: 'blocked by the reader' }
      expect(await outbox.deadLetters(10)).toEqual([letter])
      expect(await outbox.deadLetters(0)).toEqual([])
      expect(await outbox.backlog()).toEqual({ pending: 1, dead: 1 })
      expect(await claimTexts(fresh.database, NOW + 7)).toEqual(['二'])
    })

    it('ignores a sender whose lease was lost', async () => {
      const { outbox } = fresh.database.stores
      await outbox.put([dispatch('a', '一')], NOW)
      const stale = await claimOne(fresh.database, NOW)
      const taken = await claimOne(fresh.database, NOW + 30_000)
      await outbox.markSent([stale], NOW)
      await outbox.bury(stale, NOW, 'late')
      await outbox.retryAt(stale, NOW, 'late')
      expect(await outbox.backlog()).toEqual({ pending: 1, dead: 0 })
      expect(await claimTexts(fresh.database, NOW + 30_001)).toEqual([])
      await outbox.markSent([taken], NOW)
      expect(await outbox.backlog()).toEqual({ pending: 0, dead: 0 })
    })

    it('never hands out again what was noted as sent, even when its ending was lost', async () => {
      const { outbox } = fresh.database.stores
      await outbox.put([dispatch('a', '一'), dispatch('a', '二')], NOW)
      await outbox.noteSent(await claimOne(fresh.database, NOW), NOW)
      expect(await claimTexts(fresh.database, NOW + 30_000)).toEqual([])
      expect(await claimTexts(fresh.database, NOW + 30_000)).toEqual(['二'])
      expect(await outbox.backlog()).toEqual({ pending: 1, dead: 0 })
    })

    it('ends a whole batch at once and lets the next of each chat come forward', async () => {
      const { outbox } = fresh.database.stores
      await outbox.put(
        ['a', 'b', 'c'].flatMap((chat) => [dispatch(chat, '一'), dispatch(chat, '二')]),
        NOW,
      )
      await outbox.markSent(await outbox.claim(lease(NOW)), NOW)
      expect(await claimTexts(fresh.database, NOW)).toEqual(['二', '二', '二'])
    })

    it('frees what a dead worker held, and nothing of the living', async () => {
      const { outbox } = fresh.database.stores
      await outbox.put([dispatch('a', '一')], NOW)
      await outbox.claim({ ...lease(NOW), worker: 'dead' })
      await outbox.put([dispatch('b', '二')], NOW)
      await outbox.claim({ ...lease(NOW), worker: 'alive' })
      await outbox.freeLeases({ isGone: (worker) => worker === 'dead', now: NOW })
      expect(await claimTexts(fresh.database, NOW)).toEqual(['一'])
    })

    it('lets a bubble come forward that is put while the one before it is being marked', async () => {
      const { database } = fresh
      await database.stores.outbox.put([dispatch('a', '一')], NOW)
      const claim = await claimOne(database, NOW)
      const [written, commit] = [gate(), gate()]
      const putting = database.transaction(async ({ outbox }) => {
        await outbox.put([dispatch('a', '二')], NOW)
        await outbox.backlog()
        written.open()
        await commit.opened
      })
      await written.opened
      const marking = database.stores.outbox.markSent([claim], NOW)
      await new Promise((resolve) => setTimeout(resolve, 50))
      commit.open()
      await Promise.all([putting, marking])
      expect(await claimTexts(database, NOW)).toEqual(['二'])
    })

    it('sends a bubble whose transaction began early and ended late', async () => {
      const { database } = fresh
      const commit = gate()
      const late = database.transaction(async ({ outbox }) => {
        await outbox.put([dispatch('late', '迟到的')], NOW)
        await outbox.backlog()
        await commit.opened
      })
      const quick = database.stores.outbox.put([dispatch('quick', '先到的')], NOW)
      await new Promise((resolve) => setTimeout(resolve, 50))
      commit.open()
      await Promise.all([late, quick])
      expect((await claimTexts(database, NOW)).sort()).toEqual(['先到的', '迟到的'].sort())
    })
  })
}
