import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createTelegramChannel, type TelegramOptions } from '../../../src/channels/telegram/index.ts'
import type { Timing } from '../../../src/channels/telegram/timing.ts'
import type { Channel } from '../../../src/ports/channel.ts'
import type { ChannelRig } from '../../contracts/channel-contract.ts'
import { type FakeTelegram, startFakeTelegram } from './fake-telegram.ts'
import { readAll } from './params.ts'
import { createRecordingLog, type RecordingLog } from './recording-log.ts'

// Loaded with the first call, which some tests give less time than loading takes.
await import('undici')

/** As in production, only quicker. */
export const QUICK: Timing = {
  pollSeconds: 2,
  callSeconds: 1,
  firstPauseMs: 2,
  longestPauseMs: 20,
  slowPauseMs: 20,
  emptyPauseMs: 1,
}

export const SECRET = 'Test_Secret-of-the-webhook'
const VILLAGER = 4_611_686_018_427

export interface TelegramRig extends ChannelRig {
  readonly telegram: FakeTelegram
  readonly log: RecordingLog
}

export function openChannel(telegram: FakeTelegram, options: Partial<TelegramOptions> = {}) {
  const log = createRecordingLog()
  const clock = { now: Date.now }
  const given = { token: telegram.token, apiRoot: telegram.apiRoot, timing: QUICK, clock, log, ...options }
  return { channel: createTelegramChannel(given), log }
}

/** A channel that polls the fake. */
export async function openPollingRig(): Promise<TelegramRig> {
  const telegram = await startFakeTelegram()
  const { channel, log } = openChannel(telegram)
  return {
    ...common(telegram, log),
    channel,
    unconfirmed: () => telegram.unconfirmed.length,
    close: telegram.stop,
  }
}

/** A channel the fake pushes to, through a real web server. */
export async function openWebhookRig(): Promise<TelegramRig> {
  const telegram = await startFakeTelegram({ resendMs: 2 })
  const web = await openWebServer(() => channel)
  const webhookUrl = `${web.root}/telegram`
  const { channel, log } = openChannel(telegram, { webhookSecret: SECRET, webhookUrl })
  const base = common(telegram, log)
  return {
    ...base,
    channel,
    secrets: [...(base.secrets ?? []), SECRET],
    async close() {
      await telegram.stop()
      await web.stop()
    },
  }
}

function common(telegram: FakeTelegram, log: RecordingLog) {
  return {
    telegram,
    log,
    chat: String(VILLAGER),
    arrive: (text: string) => void telegram.userSays(VILLAGER, text),
    redeliver: () => undefined,
    unconfirmed: () => telegram.unconfirmed.length,
    delivered: () => telegram.messagesTo(VILLAGER).map((message) => message.text),
    breakSends(how: 'busy' | 'lost' | 'gone') {
      if (how === 'busy') telegram.fail('sendMessage', { kind: 'too-many', retryAfter: 7 })
      if (how === 'lost') telegram.fail('sendMessage', { kind: 'drop' })
      if (how === 'gone') telegram.block(VILLAGER)
    },
    logged: () => log.lines,
    secrets: [telegram.token, telegram.token.split(':')[1] ?? ''],
  } satisfies Partial<TelegramRig>
}

/** The shared web server in small: one path, Node requests turned into web ones. */
export async function openWebServer(channel: () => Channel) {
  const server = createServer(async (request, response) => {
    const headers = new Headers()
    for (let at = 0; at < request.rawHeaders.length; at += 2) {
      headers.append(request.rawHeaders[at] ?? '', request.rawHeaders[at + 1] ?? '')
    }
    const body = request.method === 'GET' ? null : new Uint8Array(await readAll(request))
    const asked = new Request(`http://127.0.0.1${request.url}`, {
      method: request.method ?? 'GET',
      headers,
      body,
    })
    const { http } = channel()
    const answer =
      http?.path === request.url ? await http?.handle(asked) : new Response(null, { status: 404 })
    response
      .writeHead(answer?.status ?? 404)
      .end(Buffer.from((await answer?.arrayBuffer()) ?? new ArrayBuffer(0)))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    root: `http://127.0.0.1:${port}`,
    stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      return closed
    },
  }
}
