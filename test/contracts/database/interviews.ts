import { describe, expect, it } from 'vitest'
import { opening, ROUTED } from './samples.ts'
import { freshDatabase, type SetUp } from './under-test.ts'

const ZHANG = { id: 'm1', worker: { name: '张三', fen: 800_000, phone: '13800001111' } }
const LI = { id: 'm2', worker: { name: '李四' }, person: 'p2' }

/** What interviews leave behind: facts of a case, and group claims. */
export function interviewContract(setUp: SetUp): void {
  describe('interviews', () => {
    const fresh = freshDatabase(setUp)
    const openGroup = async (code = '4821') => {
      const { cases, groups } = fresh.database.stores
      await cases.open(opening('c1', 1), ROUTED)
      expect(await groups.open('c1', code)).toBe(true)
    }

    it('keeps the facts of a case in their order, and has none of another', async () => {
      const { cases, caseFacts } = fresh.database.stores
      await cases.open(opening('c1', 1), ROUTED)
      const facts = [
        { key: 'debtor', label: '谁欠的', text: '张三' },
        { key: 'owed', label: '欠多少', text: '18000 元' },
      ]
      await caseFacts.put('c1', facts)
      expect(await caseFacts.of('c1')).toEqual(facts)
      expect(await caseFacts.of('c2')).toEqual([])
    })

    it('keeps the bytes of a photo, gives them to the case of their asker, and forgets them with the person', async () => {
      const { cases, attachments } = fresh.database.stores
      await cases.open(opening('c1', 1), ROUTED)
      const photo = { person: 'p', channel: 'telegram', mediaType: 'image/jpeg', ref: 'file-1', at: 1000 }
      await attachments.add(photo)
      await attachments.add({ ...photo, at: 10 })
      expect(await attachments.adopt({ person: 'p', since: 500, caseId: 'c1' })).toBe(1)
      const due = { channels: ['telegram'], now: 2000, limit: 9 }
      expect(await attachments.waiting(due)).toMatchObject([{ tries: 0 }, { ref: 'file-1', tries: 0 }])
      expect(await attachments.waiting({ ...due, channels: ['web'] })).toEqual([])
      const [piece] = await attachments.ofCase('c1')
      const id = piece?.id ?? ''
      expect(piece?.state).toBe('waiting')
      await attachments.retryAt(id, 5000)
      expect(await attachments.waiting(due)).toHaveLength(1)
      await attachments.keep(id, new Uint8Array([1, 2, 255]))
      expect(await attachments.file(id)).toMatchObject({
        caseId: 'c1',
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      })
      expect([...((await attachments.file(id))?.bytes ?? [])]).toEqual([1, 2, 255])
      expect((await attachments.ofCase('c1'))[0]?.state).toBe('kept')
      await attachments.erase('p')
      expect(await attachments.file(id)).toBeUndefined()
      expect(await attachments.ofCase('c1')).toEqual([])
      await attachments.keep(id, new Uint8Array([1]))
      expect(await attachments.file(id)).toBeUndefined()
    })

    it('gives up a photo that cannot be had', async () => {
      const { cases, attachments } = fresh.database.stores
      await cases.open(opening('c1', 1), ROUTED)
      await attachments.add({
        person: 'p',
        channel: 'web',
        mediaType: 'image/png',
        ref: 'r',
        at: 1,
        caseId: 'c1',
      })
      const [piece] = await attachments.ofCase('c1')
      await attachments.retryAt(piece?.id ?? '', undefined)
      expect((await attachments.ofCase('c1'))[0]?.state).toBe('lost')
    })

    it('gives a code once, and finds the case by it', async () => {
      await openGroup()
      const { cases, groups } = fresh.database.stores
      await cases.open(opening('c2', 2), ROUTED)
      expect(await groups.open('c2', '4821')).toBe(false)
      expect(await groups.caseOf('4821')).toBe('c1')
      expect(await groups.codeOf('c1')).toBe('4821')
      expect(await groups.caseOf('0000')).toBeUndefined()
    })

    it('keeps members in the order they came, and writes a known one anew in its place', async () => {
      await openGroup()
      const { groups } = fresh.database.stores
      await groups.put('c1', ZHANG)
      await groups.put('c1', LI)
      await groups.put('c1', { ...ZHANG, person: 'p1' })
      expect(await groups.members('c1')).toEqual([{ ...ZHANG, person: 'p1' }, LI])
    })

    it('finds groups by a member who is known, or by a phone that was listed', async () => {
      await openGroup()
      const { groups } = fresh.database.stores
      await groups.put('c1', ZHANG)
      await groups.put('c1', LI)
      expect(await groups.casesWith({ person: 'p2', phones: [] })).toEqual(['c1'])
      expect(await groups.casesWith({ person: 'p9', phones: ['13800001111'] })).toEqual(['c1'])
      expect(await groups.casesWith({ person: 'p9', phones: ['13800009999'] })).toEqual([])
    })
  })
}
