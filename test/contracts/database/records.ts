import { describe, expect, it } from 'vitest'
import type { Station } from '../../../src/domain/place/station.ts'
import { consultation, NOW } from './samples.ts'
import { freshDatabase, type SetUp } from './under-test.ts'

const ADDRESS = { channel: 'telegram', chat: 'a' }

/** The stores that keep and give back. */
export function recordsContract(setUp: SetUp): void {
  describe('records', () => {
    const fresh = freshDatabase(setUp)

    it('remembers the latest state of a conversation', async () => {
      const { conversations } = fresh.database.stores
      expect(await conversations.load(ADDRESS)).toBeUndefined()
      await conversations.save({ address: ADDRESS, person: 'p', state: { step: 1 } }, NOW)
      await conversations.save({ address: ADDRESS, person: 'p', state: { step: 2, list: ['一'] } }, NOW)
      const loaded = await conversations.load(ADDRESS)
      expect(loaded).toEqual({ address: ADDRESS, person: 'p', state: { step: 2, list: ['一'] } })
      expect(await conversations.load({ ...ADDRESS, channel: 'web' })).toBeUndefined()
    })

    it('keeps what ten transactions add to one conversation', async () => {
      const { database } = fresh
      await database.stores.conversations.save({ address: ADDRESS, person: 'p', state: 0 }, NOW)
      const addOne = () =>
        database.transaction(async ({ conversations }) => {
          const state = Number((await conversations.load(ADDRESS))?.state)
          await conversations.save({ address: ADDRESS, person: 'p', state: state + 1 }, NOW)
        })
      await Promise.all(Array.from({ length: 10 }, addOne))
      expect((await database.stores.conversations.load(ADDRESS))?.state).toBe(10)
    })

    it('lists the consultations of a span, its start included and its end not', async () => {
      const { consultations } = fresh.database.stores
      const [early, first, last, late] = [NOW - 1, NOW, NOW + 99, NOW + 100].map((at) =>
        consultation(`c${at}`, at),
      )
      const bare = { ...consultation('bare', NOW + 5), entry: undefined, place: {} }
      for (const one of [late, last, bare, first, early]) if (one !== undefined) await consultations.add(one)
      expect(await consultations.within({ from: NOW, to: NOW + 100 })).toEqual([first, bare, last])
    })

    it('forgets the words of one person and keeps the counts', async () => {
      const { consultations } = fresh.database.stores
      const other = { ...consultation('d', NOW), person: 'person-2' }
      await consultations.add(consultation('c', NOW))
      await consultations.add(other)
      await consultations.eraseWords('person-1')
      const [forgotten, kept] = await consultations.within({ from: NOW, to: NOW + 1 })
      expect(forgotten).toMatchObject({ id: 'c', topic: 'wages', words: '', place: { town: 'town-1' } })
      expect(forgotten?.place.villageAsTyped).toBeUndefined()
      expect(kept).toEqual(other)
    })

    it('keeps the fields of a person, replaces one, and erases them all', async () => {
      const { identities } = fresh.database.stores
      await identities.put('p', 'name', '测试员甲')
      await identities.put('p', 'phone', '电话一')
      await identities.put('p', 'phone', '电话二')
      await identities.put('q', 'name', '测试员乙')
      expect(await identities.get('p')).toEqual({ name: '测试员甲', phone: '电话二' })
      await identities.erase('p')
      expect(await identities.get('p')).toEqual({})
      expect(await identities.get('q')).toEqual({ name: '测试员乙' })
    })

    it('keeps the attachments of a person', async () => {
      const { attachments } = fresh.database.stores
      const photo = { person: 'p', channel: 'telegram', mediaType: 'image/jpeg', ref: 'file-1', at: NOW }
      await attachments.add({ ...photo, at: NOW + 1, caseId: 'case-1' })
      await attachments.add(photo)
      await attachments.add({ ...photo, person: 'q' })
      expect(await attachments.ofPerson('p')).toEqual([photo, { ...photo, at: NOW + 1, caseId: 'case-1' }])
    })

    it('lists the audit of one object in order', async () => {
      const { audit } = fresh.database.stores
      const line = {
        at: NOW,
        actor: 'staff-1',
        action: 'case.claim',
        object: 'case-1',
        result: 'done',
      } as const
      await audit.add(line)
      await audit.add({ ...line, object: 'case-2' })
      await audit.add({ ...line, result: 'refused' })
      expect(await audit.list('case-1')).toEqual([line, { ...line, result: 'refused' }])
    })

    it('replaces the imported places in one go and keeps their order', async () => {
      const { places } = fresh.database.stores
      const village = { code: 'v2', name: '示范二村', town: 'town-1', aliases: ['二村'] }
      const station: Station = { id: 's1', name: '示范服务站', level: 'unit', routes: ['court', 'police'] }
      const full: Station = {
        ...{
          id: 's0',
          name: '示范司法所',
          level: 'town',
          parent: 's1',
          town: 'town-1',
          village: 'v2',
          routes: [],
        },
        ...{ address: '示范街1号', hours: '工作日', phone: '000', verifiedOn: '2026-11-01' },
      }
      await places.replace({ villages: [{ ...village, code: 'old' }], stations: [{ ...station, id: 'old' }] })
      await places.replace({ villages: [village, { ...village, code: 'v1' }], stations: [station, full] })
      expect(await places.villages()).toEqual([village, { ...village, code: 'v1' }])
      expect(await places.stations()).toEqual([station, full])
      await places.replace({ villages: [], stations: [] })
      expect(await places.villages()).toEqual([])
    })
  })
}
