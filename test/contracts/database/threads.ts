import { describe, expect, it } from 'vitest'
import type { Database } from '../../../src/ports/database.ts'
import { dispatch, lease, NOW, textMessage } from './samples.ts'
import { freshDatabase, type SetUp } from './under-test.ts'

const PAGE = { channel: 'web', chat: 'page' }

function asked(number: number, text: string) {
  return { ...textMessage('page', number, text), channel: 'web' }
}

async function shown(database: Database, after = 0): Promise<string[]> {
  return (await database.stores.threads.read(PAGE, after)).map(({ text }) => text)
}

export function threadContract(setUp: SetUp): void {
  describe('thread', () => {
    const fresh = freshDatabase(setUp)

    it('tells question and answer in the order they happened, before and after they were handled', async () => {
      const { inbox, outbox, threads } = fresh.database.stores
      await inbox.accept([asked(1, '问一')], NOW)
      await outbox.put([dispatch('page', '答一', 'web')], NOW)
      await inbox.accept([asked(2, '问二')], NOW)
      const before = await threads.read(PAGE, 0)
      expect(before.map(({ text, from }) => `${from} ${text}`)).toEqual([
        'asker 问一',
        'us 答一',
        'asker 问二',
      ])
      const [claim] = await inbox.claim(lease(NOW))
      const [bubble] = await outbox.claim(lease(NOW))
      if (claim !== undefined) await inbox.finish(claim, NOW)
      if (bubble !== undefined) await outbox.markSent([bubble], NOW)
      expect(await threads.read(PAGE, 0)).toEqual(before)
    })

    it('gives what came after the last one read, with its own dedup key', async () => {
      const { inbox, threads } = fresh.database.stores
      await inbox.accept([asked(1, '问一'), asked(2, '问二')], NOW)
      const [first] = await threads.read(PAGE, 0)
      const rest = await threads.read(PAGE, first?.id ?? 0)
      expect(rest).toMatchObject([
        { text: '问二', dedupKey: 'page-2', from: 'asker', tone: 'normal', at: NOW },
      ])
      expect(await threads.read(PAGE, rest[0]?.id ?? 0)).toEqual([])
    })

    it('shows one chat only', async () => {
      await fresh.database.stores.inbox.accept([{ ...asked(1, '别人的'), chat: 'other' }], NOW)
      expect(await shown(fresh.database)).toEqual([])
    })

    it('shows the label of the pressed button, and its value when no bubble offered it', async () => {
      const { inbox, outbox } = fresh.database.stores
      const options = [{ label: '农忙后再办', value: 'later' }]
      await outbox.put([{ ...PAGE, message: { text: '何时办', options, tone: 'normal' } }], NOW)
      const pressed = (number: number, value: string) => {
        return { ...asked(number, ''), content: { kind: 'choice', value } } as const
      }
      await inbox.accept([pressed(1, 'later'), pressed(2, 'unknown')], NOW)
      expect(await shown(fresh.database)).toEqual(['何时办', '农忙后再办', 'unknown'])
      expect(await shown(fresh.database, 1)).toEqual(['农忙后再办', 'unknown'])
    })

    it('names what is not text', async () => {
      const content = [
        { kind: 'attachment', mediaType: 'image/jpeg', ref: 'file-1' },
        { kind: 'attachment', mediaType: 'audio/ogg', ref: 'file-2' },
        { kind: 'attachment', mediaType: 'image/png', ref: 'file-3', caption: '工资条' },
        { kind: 'location', latitude: 32, longitude: 108 },
        { kind: 'unsupported', raw: 'sticker' },
      ] as const
      const messages = content.map((one, at) => ({ ...asked(at, ''), content: one }))
      await fresh.database.stores.inbox.accept(messages, NOW)
      expect(await shown(fresh.database)).toEqual([
        '［图片］',
        '［语音］',
        '工资条',
        '［位置］',
        '［无法显示的消息］',
      ])
    })

    it('keeps no text of a channel that is not pulled', async () => {
      const { inbox, outbox, threads } = fresh.database.stores
      await inbox.accept([textMessage('a', 1)], NOW)
      await outbox.put([dispatch('a', '答')], NOW)
      const [claim] = await inbox.claim(lease(NOW))
      const [bubble] = await outbox.claim(lease(NOW))
      if (claim !== undefined) await inbox.finish(claim, NOW)
      if (bubble !== undefined) await outbox.markSent([bubble], NOW)
      expect(await threads.read({ channel: 'telegram', chat: 'a' }, 0)).toEqual([])
    })

    it('forgets every text of a chat but what is still to be handled or sent', async () => {
      const { inbox, outbox, threads } = fresh.database.stores
      await inbox.accept([asked(1, '问一'), asked(2, '问二')], NOW)
      await outbox.put([dispatch('page', '答一', 'web'), dispatch('page', '答二', 'web')], NOW)
      const [claim] = await inbox.claim(lease(NOW))
      const [bubble] = await outbox.claim(lease(NOW))
      if (claim !== undefined) await inbox.finish(claim, NOW)
      if (bubble !== undefined) await outbox.markSent([bubble], NOW)
      await threads.erase(PAGE)
      expect(await shown(fresh.database)).toEqual(['问二', '答二'])
      expect(await inbox.accept([asked(1, '问一')], NOW)).toBe(0)
    })

    it('never shows an item behind one that was already read, while writers race', async () => {
      const { database } = fresh
      const writers = Array.from({ length: 8 }, (_, writer) => write(database, writer))
      const { read, gaps } = await readWhile(database, Promise.all(writers))
      expect(gaps).toBe(0)
      expect(read).toBe(8 * 10 * 2)
    })
  })
}

async function write(database: Database, writer: number): Promise<void> {
  for (let round = 0; round < 10; round += 1) {
    await database.transaction(async ({ inbox, outbox }) => {
      await inbox.accept([asked(writer * 100 + round, '问')], NOW)
      await new Promise((resolve) => setTimeout(resolve, (writer * 7 + round) % 4))
      await outbox.put([dispatch('page', '答', 'web')], NOW)
    })
  }
}

/** Reads on from the last id until the writers are done, as a page does; counts what it was never shown. */
async function readWhile(
  database: Database,
  writers: Promise<unknown>,
): Promise<{ read: number; gaps: number }> {
  const state = { writing: true }
  const ended = writers.finally(() => {
    state.writing = false
  })
  const ids: number[] = []
  for (let last = false; !last; ) {
    last = !state.writing
    const items = await database.stores.threads.read(PAGE, ids.at(-1) ?? 0)
    ids.push(...items.map(({ id }) => id))
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await ended
  const all = await database.stores.threads.read(PAGE, 0)
  return { read: ids.length, gaps: all.filter(({ id }) => !ids.includes(id)).length }
}
