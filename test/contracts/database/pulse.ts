import { describe, expect, it } from 'vitest'
import { dispatch, lease, NOW, textMessage } from './samples.ts'
import { freshDatabase, type SetUp } from './under-test.ts'

const HOUR = 3_600_000

export function pulseContract(setUp: SetUp): void {
  describe('pulse', () => {
    const fresh = freshDatabase(setUp)

    it('remembers when it was written last', async () => {
      const { pulse } = fresh.database.stores
      expect(await pulse.beat(NOW)).toBeUndefined()
      expect(await pulse.beat(NOW + 1)).toBe(NOW)
      expect(await pulse.beat(NOW - HOUR)).toBe(NOW + 1)
    })

    it('brings forward what waits, after the clock was set back', async () => {
      const { inbox, outbox, pulse } = fresh.database.stores
      await inbox.accept([textMessage('fresh', 1), textMessage('leased', 1)], NOW)
      await outbox.put([dispatch('waits', '一')], NOW)
      await outbox.claim(lease(NOW))
      const now = NOW - HOUR
      expect(await inbox.claim(lease(now))).toEqual([])
      await pulse.bringForward({ now, by: HOUR })
      expect(await inbox.claim(lease(now))).toHaveLength(2)
      // The lease is as long as it was, and no longer.
      expect(await outbox.claim(lease(now + 29_000))).toEqual([])
      expect(await outbox.claim(lease(now + 30_000))).toHaveLength(1)
    })
  })
}
