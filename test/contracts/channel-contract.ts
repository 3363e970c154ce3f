import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { InboundMessage } from '../../src/domain/message/inbound-message.ts'
import { say } from '../../src/domain/message/outbound-message.ts'
import type { Channel, Receive, SendResult } from '../../src/ports/channel.ts'

/** One channel with its fake platform, freshly made for each test. */
export interface ChannelRig {
  readonly channel: Channel
  /** Somebody writes. The platform delivers it now, and again for as long as it is not confirmed. */
  arrive(text: string): void | Promise<void>
  /** Has the platform deliver once more what it regards as unconfirmed; nothing to do where it does so itself. */
  redeliver(): void | Promise<void>
  /** How many messages the platform still wants to deliver. */
  unconfirmed(): number | Promise<number>
  /** A chat a reply can go to, valid after one message arrived from it. */
  readonly chat: string
  /** The texts the reader of that chat sees, oldest first. */
  delivered(): readonly string[] | Promise<readonly string[]>
  /** What happens to the next send. `gone` holds for ever. */
  breakSends?(how: 'busy' | 'lost' | 'gone'): void | Promise<void>
  /** Whatever was logged, and what must not be in it. */
  readonly logged?: () => readonly string[]
  readonly secrets?: readonly string[]
  close(): Promise<void>
}

/** The promises of the port, by name, so that a channel can say which it cannot keep and why. */
const PROMISES = {
  confirms: 'confirms a message only when it is durable',
  fields: 'fills in every field of a message',
  duplicates: 'gives a message delivered twice the same dedup key, and another message another',
  refused: 'does not confirm what could not be stored, and hands it in again',
  outlasts: 'goes on after many refusals in a row',
  sends: 'answers sent, and the reader sees the text',
  busy: 'answers retry when the platform is busy, with the wait it asked for if it named one',
  lost: 'answers retry when the connection breaks',
  gone: 'answers rejected when the reader is gone',
  unknown: 'answers with a value for a chat that cannot exist',
  stops: 'stops only when the message in hand is done, and takes in nothing afterwards',
  restarts: 'starts again after a stop and takes in what waited',
  status: 'says in Chinese how it is before, while and after it runs',
  secrets: 'keeps its secrets out of results, status and log',
  paths: 'names a path that starts with a slash, if any',
} as const

type ChannelPromise = keyof typeof PROMISES

export interface ChannelContract {
  readonly name: string
  readonly open: () => Promise<ChannelRig>
  /** Promises this channel cannot keep, each with the reason. */
  readonly exceptions?: Partial<Readonly<Record<ChannelPromise, string>>>
}

/** Every channel, fakes included, keeps these promises. */
export function channelContract({ name, open, exceptions = {} }: ChannelContract): void {
  let rig: ChannelRig
  const promise = (key: ChannelPromise, keep: () => Promise<void>) => {
    const reason = exceptions[key]
    if (reason === undefined) test(PROMISES[key], keep)
    else test.skip(`${PROMISES[key]} (${reason})`, keep)
  }

  describe(`${name} keeps the channel contract`, () => {
    beforeEach(async () => {
      rig = await open()
    })
    afterEach(async () => {
      await rig.channel.stop()
      await rig.close()
    })

    promise('confirms', async () => {
      const inbox = createInbox()
      const storing = inbox.hold()
      await rig.channel.start(inbox.receive)
      const arriving = rig.arrive('老板跑了')
      await vi.waitFor(() => expect(inbox.offered).toHaveLength(1))
      expect(await rig.unconfirmed()).toBe(1)
      storing.release()
      await arriving
      await vi.waitFor(async () => expect(await rig.unconfirmed()).toBe(0))
      expect(inbox.texts()).toEqual(['老板跑了'])
    })

    promise('fields', async () => {
      const [message] = await takeIn(rig, ['工钱没给'])
      expect(message).toMatchObject({
        channel: rig.channel.name,
        chat: rig.chat,
        group: false,
        content: { kind: 'text', text: '工钱没给' },
      })
      expect(message?.dedupKey).toMatch(/\S/)
      expect(message?.sender).toMatch(/\S/)
      expect(Number.isFinite(message?.sentAt)).toBe(true)
    })

    promise('duplicates', async () => {
      const inbox = createInbox()
      inbox.refuse(1)
      await rig.channel.start(inbox.receive)
      await rig.arrive('第一句')
      await rig.redeliver()
      await vi.waitFor(() => expect(inbox.texts()).toEqual(['第一句']))
      await rig.arrive('第二句')
      await vi.waitFor(() => expect(inbox.texts()).toEqual(['第一句', '第二句']))
      const [first, second] = inbox.offered.filter(isText('第一句'))
      expect(second).toEqual(first)
      expect(inbox.stored[1]?.dedupKey).not.toBe(first?.dedupKey)
    })

    promise('refused', async () => {
      const inbox = createInbox()
      inbox.refuse(Number.POSITIVE_INFINITY)
      await rig.channel.start(inbox.receive)
      await rig.arrive('不能丢')
      await vi.waitFor(() => expect(inbox.offered.length).toBeGreaterThan(0))
      expect(await rig.unconfirmed()).toBe(1)
      inbox.refuse(0)
      await rig.redeliver()
      await vi.waitFor(() => expect(inbox.texts()).toEqual(['不能丢']))
      await vi.waitFor(async () => expect(await rig.unconfirmed()).toBe(0))
    })

    promise('outlasts', async () => {
      const inbox = createInbox()
      inbox.refuse(6)
      await rig.channel.start(inbox.receive)
      await rig.arrive('还在等')
      for (let round = 0; round < 6; round += 1) await rig.redeliver()
      await vi.waitFor(() => expect(inbox.texts()).toEqual(['还在等']), 5_000)
      await vi.waitFor(() => expect(rig.channel.status().state).toBe('on'))
    })

    promise('sends', async () => {
      await takeIn(rig, ['你好'])
      expect(await rig.channel.send(rig.chat, say('先拨 12348。'))).toEqual({ kind: 'sent' })
      expect(await rig.delivered()).toEqual(['先拨 12348。'])
    })

    promise('busy', async () => {
      const result = await sendBroken(rig, 'busy')
      expect(result.kind).toBe('retry')
      expect(result.kind === 'retry' ? (result.afterMs ?? 1) : 0).toBeGreaterThan(0)
      expect((await rig.channel.send(rig.chat, say('再发一次。'))).kind).toBe('sent')
    })

    promise('lost', async () => {
      expect((await sendBroken(rig, 'lost')).kind).toBe('retry')
      expect((await rig.channel.send(rig.chat, say('再发一次。'))).kind).toBe('sent')
    })

    promise('gone', async () => {
      expect(await sendBroken(rig, 'gone')).toMatchObject({ kind: 'rejected', reason: CHINESE })
    })

    promise('unknown', async () => {
      await takeIn(rig, ['你好'])
      for (const chat of ['', '不是编号', '999999999999', '../../etc']) {
        const result = await rig.channel.send(chat, say('有人吗？'))
        expect(result.kind, chat).toMatch(/^(rejected|retry|held)$/)
      }
    })

    promise('stops', async () => {
      const inbox = createInbox()
      const storing = inbox.hold()
      await rig.channel.start(inbox.receive)
      const arriving = rig.arrive('最后一句')
      await vi.waitFor(() => expect(inbox.offered).toHaveLength(1))
      let stopped = false
      const stopping = rig.channel.stop().then(() => {
        stopped = true
      })
      await settle()
      expect(stopped).toBe(false)
      storing.release()
      await stopping
      await arriving
      expect(inbox.texts()).toEqual(['最后一句'])
      await rig.arrive('关门以后')
      await settle()
      expect(inbox.texts()).toEqual(['最后一句'])
    })

    promise('restarts', async () => {
      const inbox = createInbox()
      await rig.channel.start(inbox.receive)
      await rig.channel.stop()
      await rig.arrive('夜里来的')
      await rig.channel.start(inbox.receive)
      await rig.redeliver()
      await vi.waitFor(() => expect(new Set(inbox.texts())).toEqual(new Set(['夜里来的'])))
    })

    promise('status', async () => {
      expect(rig.channel.status()).toEqual({ state: 'off', note: CHINESE_SENTENCE })
      await rig.channel.start(createInbox().receive)
      await vi.waitFor(() => expect(rig.channel.status()).toEqual({ state: 'on', note: CHINESE_SENTENCE }))
      await rig.channel.stop()
      expect(rig.channel.status()).toEqual({ state: 'off', note: CHINESE_SENTENCE })
    })

    promise('secrets', async () => {
      const results = [
        await sendBroken(rig, 'lost'),
        await sendBroken(rig, 'busy'),
        await sendBroken(rig, 'gone'),
      ]
      const shown = [JSON.stringify(results), JSON.stringify(rig.channel.status()), ...(rig.logged?.() ?? [])]
      for (const secret of rig.secrets ?? []) expect(shown.join('\n')).not.toContain(secret)
    })

    promise('paths', async () => {
      expect(rig.channel.http?.path ?? '/').toMatch(/^\/\S*$/)
    })
  })
}

const CHINESE = expect.stringMatching(/\p{Script=Han}/u)
const CHINESE_SENTENCE = expect.stringMatching(/\p{Script=Han}.*。$/u)

/** Stands for the durable inbox: skips what it knows, refuses or waits when told to. */
export function createInbox() {
  const offered: InboundMessage[] = []
  const stored: InboundMessage[] = []
  let refusals = 0
  let gate = Promise.resolve()
  const receive: Receive = async (messages) => {
    offered.push(...messages)
    await gate
    if (refusals > 0) {
      refusals -= 1
      throw new Error('the database is locked')
    }
    const known = new Set(stored.map((message) => message.dedupKey))
    stored.push(...messages.filter((message) => !known.has(message.dedupKey)))
  }
  return {
    offered: offered as readonly InboundMessage[],
    stored: stored as readonly InboundMessage[],
    receive,
    texts: () =>
      stored.map((message) =>
        message.content.kind === 'text' ? message.content.text : message.content.kind,
      ),
    refuse(times: number) {
      refusals = times
    },
    hold() {
      const { promise, resolve } = Promise.withResolvers<void>()
      gate = promise
      return { release: resolve }
    },
  }
}

function isText(text: string) {
  return (message: InboundMessage) => message.content.kind === 'text' && message.content.text === text
}

async function takeIn(rig: ChannelRig, texts: readonly string[]): Promise<readonly InboundMessage[]> {
  const inbox = createInbox()
  await rig.channel.start(inbox.receive)
  for (const text of texts) await rig.arrive(text)
  await vi.waitFor(() => expect(inbox.stored).toHaveLength(texts.length))
  return inbox.stored
}

async function sendBroken(rig: ChannelRig, how: 'busy' | 'lost' | 'gone'): Promise<SendResult> {
  await rig.channel.start(createInbox().receive)
  await rig.arrive('你好')
  await rig.breakSends?.(how)
  return rig.channel.send(rig.chat, say('请稍等。'))
}

/** Lets everything that is ready run; nothing waits for it to be over, so slowness cannot fail a test. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setTimeout(resolve, 1))
}
