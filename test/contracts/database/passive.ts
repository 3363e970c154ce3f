import { describe, expect, it } from 'vitest'
import type { Database } from '../../../src/ports/database.ts'
import type { WaitingBubble } from '../../../src/ports/stores/passive-store.ts'
import { dispatch, lease, NOW, textMessage, textOf } from './samples.ts'
import { freshDatabase, type SetUp } from './under-test.ts'

const KEPT_BACK = NOW + 5_000
const LENT = NOW + 20_000

function answer(chat: string, key: string, text: string) {
  return { ...dispatch(chat, text), replyTo: key, keptBackUntil: KEPT_BACK }
}

function ask(key: string, now = NOW) {
  return { channel: 'telegram', chat: 'a', key, now, until: now + 20_000 }
}

const body = (waiting: readonly WaitingBubble[]) => waiting.map(({ message }) => message.text).join('|')
const all = (waiting: readonly WaitingBubble[]) => ({
  body: body(waiting),
  taken: waiting.map(({ row }) => row),
})
const first = (waiting: readonly WaitingBubble[]) => all(waiting.slice(0, 1))

async function claimTexts({ stores }: Database, now: number): Promise<string[]> {
  return (await stores.outbox.claim(lease(now))).map(({ message }) => textOf(message))
}

export function passiveContract(setUp: SetUp): void {
  describe('answers in the response', () => {
    const fresh = freshDatabase(setUp)
    const settle = (key: string) =>
      fresh.database.stores.passive.settle({ channel: 'telegram', key, now: NOW })

    it('keeps an answer back for its response, and no longer than that', async () => {
      await fresh.database.stores.outbox.put([answer('a', 'q1', '答一')], NOW)
      expect(await claimTexts(fresh.database, KEPT_BACK - 1)).toEqual([])
      expect(await claimTexts(fresh.database, KEPT_BACK)).toEqual(['答一'])
    })

    it('gives what was lent and written to nobody else, and the same body to a second call', async () => {
      const { stores } = fresh.database
      await stores.outbox.put([answer('a', 'q1', '答一'), answer('a', 'q1', '答二')], NOW)
      expect(await stores.passive.lend(ask('q1'), all)).toBe('答一|答二')
      expect(await stores.passive.lend(ask('q1'), () => ({ body: '别的', taken: [] }))).toBe('答一|答二')
      await settle('q1')
      expect(await stores.passive.lend(ask('q1'), () => ({ body: '别的', taken: [] }))).toBe('答一|答二')
      expect(await claimTexts(fresh.database, LENT + 60_000)).toEqual([])
      expect(await stores.outbox.backlog()).toEqual({ pending: 0, dead: 0 })
    })

    it('hands what was lent and never written to the sender, in order, when its time is over', async () => {
      const { stores } = fresh.database
      await stores.outbox.put([answer('a', 'q1', '答一'), answer('a', 'q1', '答二')], NOW)
      await stores.passive.lend(ask('q1'), all)
      expect(await claimTexts(fresh.database, LENT - 1)).toEqual([])
      const [claim] = await stores.outbox.claim(lease(LENT))
      expect(claim && textOf(claim.message)).toBe('答一')
      if (claim) await stores.outbox.markSent([claim], LENT)
      expect(await claimTexts(fresh.database, LENT)).toEqual(['答二'])
    })

    it('does not repeat in a second response what the sender took meanwhile', async () => {
      const { stores } = fresh.database
      await stores.outbox.put([answer('a', 'q1', '答一')], NOW)
      await stores.passive.lend(ask('q1'), all)
      expect(await claimTexts(fresh.database, LENT)).toEqual(['答一'])
      expect(await stores.passive.lend(ask('q1', LENT + 1), all)).toBe('')
      await settle('q1')
      expect(await stores.outbox.backlog()).toEqual({ pending: 1, dead: 0 })
    })

    it('leaves a bubble that a sender holds to the sender', async () => {
      const { stores } = fresh.database
      await stores.outbox.put([answer('a', 'q1', '答一')], NOW)
      expect(await claimTexts(fresh.database, KEPT_BACK)).toEqual(['答一'])
      expect(await stores.passive.lend(ask('q1', KEPT_BACK), all)).toBe('')
    })

    it('holds own bubbles that did not fit until the person writes again, and gives them with that', async () => {
      const { stores } = fresh.database
      await stores.outbox.put([answer('a', 'q1', '答一'), answer('a', 'q1', '答二')], NOW)
      expect(await stores.passive.lend(ask('q1'), first)).toBe('答一')
      await settle('q1')
      expect(await claimTexts(fresh.database, LENT)).toEqual([])
      expect(await stores.passive.held()).toBe(1)
      expect(await stores.passive.lend(ask('q2', LENT), all)).toBe('答二')
      await settle('q2')
      expect(await stores.passive.held()).toBe(0)
    })

    it('gives own bubbles first, then what was held, and never what another response still waits for', async () => {
      const { stores } = fresh.database
      await stores.outbox.put([dispatch('a', '消息')], NOW)
      const [claim] = await stores.outbox.claim(lease(NOW))
      if (claim) await stores.outbox.hold(claim, '等对方来信')
      await stores.outbox.put([answer('a', 'other', '别人等着'), answer('a', 'q1', '答一')], NOW)
      expect(await stores.passive.lend(ask('q1'), all)).toBe('答一|消息')
    })

    it('holds a bubble and lets the chat go on', async () => {
      const { stores } = fresh.database
      await stores.outbox.put([dispatch('a', '一'), dispatch('a', '二')], NOW)
      const [claim] = await stores.outbox.claim(lease(NOW))
      if (claim) await stores.outbox.hold(claim, '等对方来信')
      expect(await claimTexts(fresh.database, NOW)).toEqual(['二'])
      expect(await stores.outbox.backlog()).toEqual({ pending: 1, dead: 0 })
      expect(await stores.passive.held('telegram')).toBe(1)
      expect(await stores.passive.held('web')).toBe(0)
    })

    it('gives what was held to the sender again, in order, when it is released', async () => {
      const { stores } = fresh.database
      await stores.outbox.put([dispatch('a', '一'), dispatch('a', '二')], NOW)
      for (const _ of [1, 2])
        for (const claim of await stores.outbox.claim(lease(NOW))) await stores.outbox.hold(claim, '等')
      await stores.passive.release({ channel: 'telegram', chat: 'a' }, NOW)
      expect(await claimTexts(fresh.database, NOW)).toEqual(['一'])
      expect(await stores.outbox.backlog()).toEqual({ pending: 2, dead: 0 })
    })

    it('does not keep an answer back when its response has gone without it', async () => {
      const { stores } = fresh.database
      await stores.passive.lend(ask('q1'), () => ({ body: '稍等', taken: [] }))
      await stores.outbox.put([answer('a', 'q1', '答一')], NOW)
      expect(await claimTexts(fresh.database, NOW)).toEqual(['答一'])
    })

    it('tells which messages were handled', async () => {
      const { stores } = fresh.database
      await stores.inbox.accept([textMessage('a', 1), textMessage('b', 1)], NOW)
      const [claim] = await stores.inbox.claim(lease(NOW, 1))
      expect(await stores.passive.handled('telegram', ['a-1', 'b-1'])).toEqual([])
      if (claim) await stores.inbox.finish(claim, NOW)
      expect(await stores.passive.handled('telegram', ['a-1', 'b-1', 'c-1'])).toEqual(['a-1'])
      expect(await stores.passive.handled('telegram', [])).toEqual([])
    })

    it('lets one of many calls for one message compose, and gives its body to all', async () => {
      const { stores } = fresh.database
      await stores.outbox.put([answer('a', 'q1', '答一')], NOW)
      const bodies = await Promise.all(
        Array.from({ length: 8 }, (_, at) =>
          stores.passive.lend(ask('q1'), (waiting) => ({ ...all(waiting), body: `第${at}次` })),
        ),
      )
      expect(new Set(bodies).size).toBe(1)
    })
  })

  describe('what channels remember', () => {
    const fresh = freshDatabase(setUp)
    const place = { channel: 'telegram', name: 'cursor' }

    it('starts with nothing, keeps what it is given, and erases', async () => {
      const { memory } = fresh.database.stores
      const read = () => memory.change(place, (stored) => ({ stored, result: stored }), NOW)
      expect(await read()).toBeUndefined()
      await memory.change(place, () => ({ stored: { at: 7 }, result: undefined }), NOW)
      expect(await read()).toEqual({ at: 7 })
      expect(
        await memory.change({ ...place, channel: 'web' }, (stored) => ({ stored, result: stored }), NOW),
      ).toBeUndefined()
      await memory.change(place, () => ({ stored: undefined, result: undefined }), NOW)
      expect(await read()).toBeUndefined()
    })

    it('loses no change of many at once', async () => {
      const { database } = fresh
      const add = (stored: unknown) => ({
        stored: (typeof stored === 'number' ? stored : 0) + 1,
        result: undefined,
      })
      await Promise.all(
        Array.from({ length: 20 }, () =>
          database.transaction(({ memory }) => memory.change(place, add, NOW)),
        ),
      )
      const read = (stored: unknown) => ({ stored, result: stored })
      expect(await database.stores.memory.change(place, read, NOW)).toBe(20)
    })
  })
}
