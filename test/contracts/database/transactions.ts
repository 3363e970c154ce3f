import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createCipher } from '../../../src/storage/cipher.ts'
import { consultation, dispatch, event, lease, NOW, opening, ROUTED, staff, textMessage } from './samples.ts'
import { freshDatabase, OPTIONS, type SetUp } from './under-test.ts'

export function transactionContract(setUp: SetUp): void {
  describe('transactions', () => {
    const fresh = freshDatabase(setUp)

    it('leaves nothing behind when the work throws', async () => {
      const { database } = fresh
      await database.stores.inbox.accept([textMessage('a', 1)], NOW)
      const [claim] = await database.stores.inbox.claim(lease(NOW))
      const broken = new Error('broken')
      const work = database.transaction(async (stores) => {
        await stores.conversations.save(
          { address: { channel: 'telegram', chat: 'a' }, person: 'p', state: 1 },
          NOW,
        )
        await stores.consultations.add(consultation('c', NOW))
        await stores.cases.open(opening('case', await stores.cases.nextSerial(2026)), ROUTED)
        await stores.outbox.put([dispatch('a', '答')], NOW)
        await stores.identities.put('p', 'name', '测试员甲')
        await stores.audit.add({ at: NOW, actor: 's', action: 'a', object: 'o', result: 'done' })
        if (claim !== undefined) expect(await stores.inbox.finish(claim, NOW)).toBe(true)
        throw broken
      })
      await expect(work).rejects.toBe(broken)
      const { stores } = database
      expect(await stores.conversations.load({ channel: 'telegram', chat: 'a' })).toBeUndefined()
      expect(await stores.consultations.within({ from: 0, to: NOW * 2 })).toEqual([])
      expect(await stores.cases.list({})).toEqual([])
      expect(await stores.cases.nextSerial(2026)).toBe(1)
      expect(await stores.outbox.backlog()).toEqual({ pending: 0, dead: 0 })
      expect(await stores.identities.get('p')).toEqual({})
      expect(await stores.audit.list('o')).toEqual([])
      expect(claim && (await stores.inbox.finish(claim, NOW))).toBe(true)
    })

    it('sees its own writes and gives back what the work returns', async () => {
      const result = await fresh.database.transaction(async ({ staff: store }) => {
        await store.put(staff('s1'))
        return (await store.byId('s1'))?.id
      })
      expect(result).toBe('s1')
    })

    it('refuses the outside stores and a second transaction inside one, instead of waiting for ever', async () => {
      const { database } = fresh
      const reading = database.transaction(() => database.stores.staff.list())
      await expect(reading).rejects.toMatchObject({ code: 'nested-transaction' })
      const nested = database.transaction(() => database.transaction(async () => 1))
      await expect(nested).rejects.toMatchObject({ code: 'nested-transaction' })
      expect(await database.stores.staff.list()).toEqual([])
    })

    it('finishes transactions that write to the same chats in opposite order', async () => {
      const { database } = fresh
      const write = (chats: string[]) =>
        database.transaction(async ({ outbox }) => {
          for (const chat of chats) {
            await outbox.put([dispatch(chat, '一')], NOW)
            await new Promise((resolve) => setTimeout(resolve, 3))
          }
        })
      await Promise.all(Array.from({ length: 6 }, (_, at) => write(at % 2 === 0 ? ['a', 'b'] : ['b', 'a'])))
      expect((await database.stores.outbox.backlog()).pending).toBe(12)
    })

    it('ends a running transaction before it closes', async () => {
      const other = await setUp()
      const database = await other.open(OPTIONS)
      const running = database.transaction(async ({ cases }) => {
        await new Promise((resolve) => setTimeout(resolve, 20))
        return cases.nextSerial(2026)
      })
      await database.close()
      expect(await running).toBe(1)
      await other.remove()
    })
  })

  describe('opening again', () => {
    const fresh = freshDatabase(setUp)

    it('finds everything as it was', async (test) => {
      if (fresh.under.raw === undefined) return test.skip('one connection only')
      const { stores } = fresh.database
      await stores.inbox.accept([textMessage('a', 1), textMessage('a', 2)], NOW)
      const theCase = await stores.cases.open(opening('case', await stores.cases.nextSerial(2026)), ROUTED)
      await stores.identities.put('p', 'name', '测试员甲')
      const again = await fresh.under.open(OPTIONS)
      expect(await again.stores.inbox.accept([textMessage('a', 2)], NOW)).toBe(0)
      expect(await again.stores.inbox.backlog()).toEqual({ pending: 2, dead: 0 })
      expect(await again.stores.cases.append(theCase, event({ kind: 'withdrawn' }))).toMatchObject({
        version: 2,
      })
      expect(await again.stores.cases.nextSerial(2026)).toBe(2)
      expect(await again.stores.identities.get('p')).toEqual({ name: '测试员甲' })
      await again.close()
    })

    it('refuses another key', async (test) => {
      if (fresh.under.raw === undefined) return test.skip('one connection only')
      const opened = fresh.under.open({ ...OPTIONS, cipher: createCipher(randomBytes(32)) })
      await expect(opened).rejects.toMatchObject({ code: 'wrong-key' })
    })

    it('refuses a schema from a newer program', async (test) => {
      if (fresh.under.raw === undefined) return test.skip('one connection only')
      await fresh.under.raw(`insert into schema_migration (number, name) values (999, 'from-the-future')`)
      await expect(fresh.under.open(OPTIONS)).rejects.toMatchObject({ code: 'schema-newer' })
    })

    it('refuses text that was copied to another row', async (test) => {
      const { raw } = fresh.under
      if (raw === undefined) return test.skip('one connection only')
      const { stores } = fresh.database
      for (const person of ['p', 'q']) await stores.identities.put(person, 'phone', `电话 ${person}`)
      for (const id of ['c', 'd']) await stores.consultations.add(consultation(id, NOW))
      await stores.inbox.accept([textMessage('a', 1), textMessage('b', 2), textMessage('c', 3)], NOW)
      await raw(
        `update identity set value = (select value from identity where person = 'q') where person = 'p'`,
      )
      await raw(
        `update consultation set words = (select words from consultation where id = 'd') where id = 'c'`,
      )
      await raw(`update inbox set payload = (select payload from inbox where chat = 'b') where chat = 'a'`)
      await expect(stores.identities.get('p')).rejects.toMatchObject({ code: 'unreadable' })
      await expect(stores.consultations.within({ from: 0, to: NOW * 2 })).rejects.toMatchObject({
        code: 'unreadable',
      })
      const claims = await stores.inbox.claim(lease(NOW))
      expect(claims.map(({ message }) => message.chat)).toEqual(['b', 'c'])
      expect(await stores.inbox.backlog()).toEqual({ pending: 2, dead: 1 })
    })

    it('refuses to change or delete a line of the audit', async (test) => {
      const { raw } = fresh.under
      if (raw === undefined) return test.skip('one connection only')
      const line = { at: NOW, actor: 's', action: 'a', object: 'o', result: 'done' } as const
      await fresh.database.stores.audit.add(line)
      await expect(raw(`update audit set actor = 'x'`)).rejects.toThrow(/append-only/)
      await expect(raw('delete from audit')).rejects.toThrow(/append-only/)
      expect(await fresh.database.stores.audit.list('o')).toEqual([line])
    })
  })
}
