import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../../../src/config.ts'
import { openData } from '../../../src/wiring/assembly.ts'
import { startFakeTelegram } from '../telegram/fake-telegram.ts'
import { startServer } from './server-process.ts'
import { createRememberingLog } from './silent-log.ts'

/** What killing the process many times under load did. */
export interface KillReport {
  readonly kills: number
  readonly messages: number
  readonly consultations: number
  readonly cases: number
  readonly casesExpected: number
  /** Messages without their whole answer at the end. */
  readonly unanswered: number
  /** Bubbles that arrived more than once. */
  readonly repeated: number
}

const QUESTION = '老板跑了工钱咋办'
const DANGER = '我男人拿刀要砍我'
const DANGER_EVERY = 5

/**
 * Villagers write to a Bot API server without pause while the program is killed at random moments and
 * started again. Every message has a chat of its own, so every answer and every repeat can be told apart.
 */
export async function killRun(how: {
  kills: number
  messagesPerKill: number
  random?: () => number
}): Promise<KillReport> {
  const random = how.random ?? Math.random
  const directory = await mkdtemp(join(tmpdir(), 'xiangfa-kill-'))
  const fake = await startFakeTelegram({ token: '123456:abcdefghijklmnopqrstuvwxyz' })
  const settings = { DATA_DIR: directory, TELEGRAM_BOT_TOKEN: fake.token, TELEGRAM_API_ROOT: fake.apiRoot }
  let messages = 0
  const write = () => {
    messages++
    fake.userSays(1000 + messages, messages % DANGER_EVERY === 0 ? DANGER : QUESTION)
  }
  try {
    for (let kill = 0; kill < how.kills; kill++) {
      const server = startServer(settings)
      const ready = server.ready.catch(() => '')
      for (let left = how.messagesPerKill; left > 0; left--) write()
      // Most kills hit the work, some the start.
      if (random() < 0.8) await ready
      await pause(random() * 400)
      await server.kill()
    }
    const last = startServer(settings)
    await last.ready
    let next = 0
    await fake
      .waitFor(
        () => {
          const all = chats(messages)
          while (next < all.length && distinct(fake, all[next] ?? 0) >= expected(all[next] ?? 0)) next++
          return next === all.length
        },
        'all answers',
        60_000,
      )
      .catch(() => {})
    await last.stop()
    const counted = await count(directory)
    return {
      kills: how.kills,
      messages,
      ...counted,
      casesExpected: Math.floor(messages / DANGER_EVERY),
      unanswered: chats(messages).filter((chat) => distinct(fake, chat) < expected(chat)).length,
      repeated: chats(messages).reduce(
        (sum, chat) => sum + fake.messagesTo(chat).length - distinct(fake, chat),
        0,
      ),
    }
  } finally {
    await fake.stop()
    await rm(directory, { recursive: true, force: true })
  }
}

type Fake = Awaited<ReturnType<typeof startFakeTelegram>>

const chats = (messages: number) => Array.from({ length: messages }, (_, at) => 1001 + at)
const distinct = (fake: Fake, chat: number) =>
  new Set(fake.messagesTo(chat).map((message) => message.text)).size
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** A danger gets one bubble; a wage question the answer and the rest of it. */
const expected = (chat: number) => ((chat - 1000) % DANGER_EVERY === 0 ? 1 : 2)

async function count(directory: string): Promise<{ consultations: number; cases: number }> {
  const { database } = await openData(readConfig({}), createRememberingLog(), directory)
  const all = { from: 0, to: Number.MAX_SAFE_INTEGER }
  const [consultations, cases] = await Promise.all([
    database.stores.consultations.within(all),
    database.stores.cases.list({}),
  ])
  await database.close()
  return { consultations: consultations.length, cases: cases.length }
}
