import { describe, expect, it } from 'vitest'
import type { StoredDocument } from '../../../src/ports/stores/document-store.ts'
import { NOW } from './samples.ts'
import { freshDatabase, type SetUp } from './under-test.ts'

const LINK = 'a-link-of-at-least-22-characters'

function paper(id: string, more: Partial<StoredDocument> = {}): StoredDocument {
  const head = { id, person: 'p', form: 'civil-complaint', title: '民事起诉状', draft: `WS-${id}` }
  return { ...head, at: NOW, expiresAt: NOW + 1000, bytes: new Uint8Array([80, 75, 0, 255]), ...more }
}

export function documentContract(setUp: SetUp): void {
  describe('papers', () => {
    const fresh = freshDatabase(setUp)

    it('come back as they were, by id and by link until it expires', async () => {
      const { documents } = fresh.database.stores
      await documents.add(paper('d1'), LINK)
      expect(await documents.byId('d1')).toEqual(paper('d1'))
      expect(await documents.byLink(LINK, NOW + 999)).toEqual(paper('d1'))
      expect(await documents.byLink(LINK, NOW + 1000)).toBeUndefined()
      expect(await documents.byLink('another', NOW)).toBeUndefined()
    })

    it('open by a new link and no more by the old one', async () => {
      const { documents } = fresh.database.stores
      await documents.add(paper('d1'), LINK)
      await documents.renewLink('d1', `new-${LINK}`, NOW + 5000)
      expect(await documents.byLink(LINK, NOW)).toBeUndefined()
      expect(await documents.byLink(`new-${LINK}`, NOW + 4999)).toEqual(
        paper('d1', { expiresAt: NOW + 5000 }),
      )
    })

    it('of a case stay when others are dropped', async () => {
      const { documents } = fresh.database.stores
      await documents.add(paper('old'), 'link-1')
      await documents.add(paper('kept', { caseId: 'c' }), 'link-2')
      await documents.add(paper('fresh', { expiresAt: NOW + 5000 }), 'link-3')
      await documents.dropExpired(NOW + 1000)
      expect(await documents.byId('old')).toBeUndefined()
      expect(await documents.byId('fresh')).toBeDefined()
      expect((await documents.ofCase('c')).map(({ id }) => id)).toEqual(['kept'])
    })

    it('of one person are forgotten together', async () => {
      const { documents } = fresh.database.stores
      await documents.add(paper('mine', { caseId: 'c' }), 'link-1')
      await documents.add(paper('theirs', { person: 'q' }), 'link-2')
      await documents.erase('p')
      expect(await documents.byId('mine')).toBeUndefined()
      expect(await documents.byId('theirs')).toBeDefined()
    })
  })
}
