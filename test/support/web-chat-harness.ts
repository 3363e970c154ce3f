import { randomBytes, randomUUID } from 'node:crypto'
import { createWebChannel } from '../../src/channels/web/index.ts'
import type { Timing } from '../../src/channels/web/read-thread.ts'
import type { InboundMessage } from '../../src/domain/message/inbound-message.ts'
import type { Channel } from '../../src/ports/channel.ts'
import type { Ids } from '../../src/ports/ids.ts'
import type { Log } from '../../src/ports/log.ts'
import { createMemoryThreads, type MemoryThreads } from './memory-threads.ts'
import { replyTo, wordsOf } from './web-chat-script.ts'

export interface WebChat {
  readonly channel: Channel
  readonly threads: MemoryThreads
  readonly errors: string[]
  /** Makes receiving fail, or work again. */
  breakStorage(broken: boolean): void
  /** How long the test bot thinks, in milliseconds; 0 is within the call. */
  thinkFor(ms: number): void
  /** Says something unasked in a chat, as staff would. */
  push(chat: string, text: string): Promise<void>
  handle(path: string, init?: RequestInit): Promise<Response>
}

export interface WebChatSettings {
  readonly secureCookies?: boolean
  readonly timing?: Timing
  readonly now?: () => number
}

const ids: Ids = {
  uuid: () => randomUUID(),
  token: () => randomBytes(32).toString('base64url'),
  code: () => randomBytes(4).toString('hex'),
}

const SHORT: Timing = { holdMs: 200, formMs: 200, lookEveryMs: 20 }

/** The web channel with a thread in memory and a bot that answers by script: no core, no database. */
export async function startWebChat(settings: WebChatSettings = {}): Promise<WebChat> {
  const threads = createMemoryThreads()
  const errors: string[] = []
  let broken = false
  let thinkMs = 0
  const now = settings.now ?? Date.now
  const channel = createWebChannel({
    threads,
    dropPhoto: async () => ids.uuid(),
    ids,
    clock: { now },
    log: recordErrors(errors),
    countyName: '示范县',
    secureCookies: settings.secureCookies ?? false,
    timing: settings.timing ?? SHORT,
  })
  async function answer(message: InboundMessage): Promise<void> {
    if (thinkMs > 0) await new Promise((resolve) => setTimeout(resolve, thinkMs))
    for (const reply of replyTo(message.content)) {
      threads.addOurs(message, reply, now())
      await channel.send(message.chat, reply)
    }
  }
  await channel.start(async (messages) => {
    if (broken) throw new Error('storage is down')
    for (const message of messages) {
      if (!threads.addAsked(message, wordsOf(message.content))) continue
      const answered = answer(message)
      if (thinkMs === 0) await answered
    }
  })
  return {
    channel,
    threads,
    errors,
    breakStorage: (next) => {
      broken = next
    },
    thinkFor: (ms) => {
      thinkMs = ms
    },
    async push(chat, text) {
      threads.addOurs({ channel: channel.name, chat }, { text, options: [], tone: 'normal' }, now())
      await channel.send(chat, { text, options: [], tone: 'normal' })
    },
    async handle(path, init) {
      if (!channel.http) throw new Error('the web channel has no http part')
      return channel.http.handle(new Request(`http://chat.test${path}`, init))
    },
  }
}

function recordErrors(errors: string[]): Log {
  return { info: () => {}, warn: () => {}, error: (event) => void errors.push(event) }
}
