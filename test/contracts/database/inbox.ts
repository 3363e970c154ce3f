import { describe, expect, it } from 'vitest'
import type { Database } from '../../../src/ports/database.ts'
import type { InboxClaim } from '../../../src/ports/stores/inbox-store.ts'
import { gate, lease, NOW, textMessage, textOf } from './samples.ts'
import { freshDatabase, type SetUp } from './under-test.ts'

async function claimTexts(database: Database, now: number, limit?: number): Promise<string[]> {
  return (await database.stores.inbox.claim(lease(now, limit))).map(({ message }) => textOf(message))
}

async function claimOne(database: Database, now: number, worker = 'one'): Promise<InboxClaim> {
  const [claim] = await database.stores.inbox.claim(lease(now, 1, worker))
  if (claim === undefined) throw new Error('nothing to claim')
  return claim
}

export function inboxContract(setUp: SetUp): void {
  describe('inbox', () => {
    const fresh = freshDatabase(setUp)

    it('hands a message out as it came in', async () => {
      const { inbox } = fresh.database.stores
      const message = {
        ...textMessage('a', 1),
        content: { kind: 'location', latitude: 32.3, longitude: 108.9 },
      } as const
      await inbox.accept([message], NOW)
      const [claim] = await inbox.claim(lease(NOW))
      expect(claim?.message).toEqual(message)
    })

    it('tells apart what nobody began and what somebody did', async () => {
      const { inbox } = fresh.database.stores
      await inbox.accept([textMessage('a', 1), textMessage('b', 1)], NOW)
      await inbox.claim(lease(NOW, 1))
      const later = NOW + 30_000
      const never = await inbox.claim({ ...lease(later), tried: 'never' })
      expect(never.map(({ attempts }) => attempts)).toEqual([1])
      const before = await inbox.claim({ ...lease(later), tried: 'before' })
      expect(before.map(({ attempts }) => attempts)).toEqual([2])
    })

    it('joins a second delivery to the first, also within one batch', async () => {
      const { inbox } = fresh.database.stores
      const [one, two] = [textMessage('a', 1), textMessage('a', 2)]
      expect(await inbox.accept([one, one, two], NOW)).toBe(2)
      expect(await inbox.accept([two, one, textMessage('a', 3)], NOW)).toBe(1)
      expect(await inbox.backlog()).toEqual({ pending: 3, dead: 0 })
    })

    it('still knows a message after it was handled', async () => {
      const { inbox } = fresh.database.stores
      await inbox.accept([textMessage('a', 1)], NOW)
      await inbox.finish(await claimOne(fresh.database, NOW), NOW)
      expect(await inbox.accept([textMessage('a', 1)], NOW)).toBe(0)
      expect(await inbox.claim(lease(NOW))).toEqual([])
    })

    it('keeps the same dedup key of two channels apart', async () => {
      const { inbox } = fresh.database.stores
      const message = textMessage('a', 1)
      expect(await inbox.accept([message, { ...message, channel: 'web' }], NOW)).toBe(2)
    })

    it('counts each message once when 20 deliveries race', async () => {
      const { inbox } = fresh.database.stores
      const batch = Array.from({ length: 10 }, (_, at) => textMessage(`chat-${at % 3}`, at))
      const counts = await Promise.all(Array.from({ length: 20 }, () => inbox.accept(batch, NOW)))
      expect(counts.reduce((sum, count) => sum + count)).toBe(10)
      expect((await inbox.backlog()).pending).toBe(10)
    })

    it('takes a batch of more than a thousand', async () => {
      const { inbox } = fresh.database.stores
      const batch = Array.from({ length: 1200 }, (_, at) => textMessage('a', at))
      expect(await inbox.accept(batch, NOW)).toBe(1200)
      expect(await inbox.accept([], NOW)).toBe(0)
    })

    it('leases only the oldest unfinished message of each chat', async () => {
      const { inbox } = fresh.database.stores
      await inbox.accept([textMessage('a', 1), textMessage('a', 2), textMessage('b', 3)], NOW)
      expect(await claimTexts(fresh.database, NOW)).toEqual(['第1条', '第3条'])
      expect(await claimTexts(fresh.database, NOW)).toEqual([])
    })

    it('lets the next of a chat come forward when one is finished', async () => {
      const { inbox } = fresh.database.stores
      await inbox.accept([textMessage('a', 1), textMessage('a', 2)], NOW)
      expect(await inbox.finish(await claimOne(fresh.database, NOW), NOW)).toBe(true)
      expect(await claimTexts(fresh.database, NOW)).toEqual(['第2条'])
    })

    it('does not lease more than asked for', async () => {
      await fresh.database.stores.inbox.accept(
        Array.from({ length: 5 }, (_, at) => textMessage(`chat-${at}`, at)),
        NOW,
      )
      expect(await claimTexts(fresh.database, NOW, 2)).toHaveLength(2)
      expect(await claimTexts(fresh.database, NOW, 9)).toHaveLength(3)
    })

    it('hands an expired lease to another worker and refuses the first one', async () => {
      const { inbox } = fresh.database.stores
      await inbox.accept([textMessage('a', 1)], NOW)
      const stale = await claimOne(fresh.database, NOW, 'one')
      const taken = await claimOne(fresh.database, NOW + 30_000, 'two')
      expect(taken.row).toBe(stale.row)
      expect([stale.attempts, taken.attempts]).toEqual([1, 2])
      expect(await inbox.finish(stale, NOW)).toBe(false)
      await inbox.fail(stale, NOW)
      expect(await claimTexts(fresh.database, NOW + 30_000)).toEqual([])
      expect(await inbox.finish(taken, NOW)).toBe(true)
      expect(await inbox.finish(taken, NOW)).toBe(false)
    })

    it('holds a chat back until the time of the next try', async () => {
      const { inbox } = fresh.database.stores
      await inbox.accept([textMessage('a', 1), textMessage('a', 2)], NOW)
      await inbox.fail(await claimOne(fresh.database, NOW), NOW + 5000)
      expect(await claimTexts(fresh.database, NOW + 4999)).toEqual([])
      expect(await claimTexts(fresh.database, NOW + 5000)).toEqual(['第1条'])
    })

    it('sets poison aside and goes on with the chat', async () => {
      const { inbox } = fresh.database.stores
      await inbox.accept([textMessage('a', 1), textMessage('a', 2)], NOW)
      await inbox.fail(await claimOne(fresh.database, NOW), undefined)
      expect(await inbox.backlog()).toEqual({ pending: 1, dead: 1 })
      expect(await claimTexts(fresh.database, NOW)).toEqual(['第2条'])
    })

    it('lets a message come forward that arrives while the one before it is being finished', async () => {
      const { database } = fresh
      await database.stores.inbox.accept([textMessage('a', 1)], NOW)
      const claim = await claimOne(database, NOW)
      const [written, commit] = [gate(), gate()]
      const arriving = database.transaction(async ({ inbox }) => {
        await inbox.accept([textMessage('a', 2)], NOW)
        written.open()
        await commit.opened
      })
      await written.opened
      const finishing = database.stores.inbox.finish(claim, NOW)
      await new Promise((resolve) => setTimeout(resolve, 50))
      commit.open()
      await Promise.all([arriving, finishing])
      expect(await claimTexts(database, NOW)).toEqual(['第2条'])
    })

    it('keeps the order of every chat while ten workers share the work and some fail', async () => {
      const { inbox } = fresh.database.stores
      const seen = new Map<string, string[]>()
      for (let round = 1; round <= 10; round += 1) {
        await inbox.accept(
          Array.from({ length: 20 }, (_, chat) => textMessage(`chat-${chat}`, round)),
          NOW,
        )
      }
      await Promise.all(Array.from({ length: 10 }, (_, at) => work(fresh.database, seen, `worker-${at}`)))
      expect((await inbox.backlog()).pending).toBe(0)
      expect(seen.size).toBe(20)
      for (const texts of seen.values()) {
        expect(texts).toEqual(Array.from({ length: 10 }, (_, at) => `第${at + 1}条`))
      }
    })
  })
}

/** Claims until nothing is pending; the first try of every third row is given back. */
async function work(database: Database, seen: Map<string, string[]>, worker: string): Promise<void> {
  const { inbox } = database.stores
  while ((await inbox.backlog()).pending > 0) {
    for (const claim of await inbox.claim(lease(NOW, 3, worker))) {
      if (claim.row % 3 === 0 && claim.attempts === 1) {
        await inbox.fail(claim, NOW)
        continue
      }
      const texts = seen.get(claim.message.chat) ?? []
      seen.set(claim.message.chat, [...texts, textOf(claim.message)])
      expect(await inbox.finish(claim, NOW)).toBe(true)
    }
  }
}
