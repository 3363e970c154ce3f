import { request as httpRequest } from 'node:http'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Channel } from '../../src/ports/channel.ts'
import { createInbox } from '../contracts/channel-contract.ts'
import { type FakeTelegram, startFakeTelegram } from '../support/telegram/fake-telegram.ts'
import type { RecordingLog } from '../support/telegram/recording-log.ts'
import { openChannel, openWebServer, SECRET } from '../support/telegram/rig.ts'

let telegram: FakeTelegram
let channel: Channel
let log: RecordingLog
let inbox: ReturnType<typeof createInbox>

beforeEach(async () => {
  telegram = await startFakeTelegram({ resendMs: 2 })
  ;({ channel, log } = openChannel(telegram, { webhookSecret: SECRET }))
  inbox = createInbox()
})
afterEach(async () => {
  await channel.stop()
  await telegram.stop()
})

const HEADER = 'x-telegram-bot-api-secret-token'
const UPDATE = {
  update_id: 77,
  message: {
    message_id: 1,
    date: 1_763_776_800,
    text: '工钱没给',
    chat: { id: 42, type: 'private' },
    from: { id: 42 },
  },
}

interface Given {
  readonly headers?: [string, string][]
  readonly body?: string | Uint8Array | ReadableStream
  readonly method?: string
}

async function push({
  headers = [[HEADER, SECRET]],
  body = JSON.stringify(UPDATE),
  method = 'POST',
}: Given = {}) {
  const init = method === 'GET' ? { method, headers } : { method, headers, body, duplex: 'half' as const }
  const answer = await channel.http?.handle(new Request('http://127.0.0.1/telegram', init))
  return answer?.status
}

async function ready() {
  await channel.start(inbox.receive)
  await vi.waitFor(() => expect(channel.status().state).toBe('on'))
}

test('without a secret there is no path at all', () => {
  expect(openChannel(telegram).channel.http).toBeUndefined()
})

test.each([[''], ['有中文'], ['a b'], ['x'.repeat(257)]])(
  'a secret Telegram would refuse is refused at once: %j',
  (secret) => {
    expect(() => openChannel(telegram, { webhookSecret: secret })).toThrow(/TELEGRAM_WEBHOOK_SECRET/)
  },
)

describe('the secret', () => {
  test.each<[string, [string, string][]]>([
    ['missing', []],
    ['empty', [[HEADER, '']]],
    ['wrong', [[HEADER, 'wrong']]],
    ['a beginning of the right one', [[HEADER, SECRET.slice(0, -1)]]],
    ['the right one and more', [[HEADER, `${SECRET}x`]]],
    ['in other letters', [[HEADER, SECRET.toUpperCase()]]],
    [
      'doubled',
      [
        [HEADER, SECRET],
        [HEADER, SECRET],
      ],
    ],
    [
      'right after a wrong one',
      [
        [HEADER, 'wrong'],
        [HEADER, SECRET],
      ],
    ],
    ['very long', [[HEADER, 'x'.repeat(100_000)]]],
    ['in another header', [['authorization', SECRET]]],
    [
      'missing, with a trusted host',
      [
        ['host', 'localhost'],
        ['x-forwarded-for', '127.0.0.1'],
      ],
    ],
  ])('%s: 401, and nothing is taken in', async (_how, headers) => {
    await ready()
    expect(await push({ headers })).toBe(401)
    expect(inbox.offered).toEqual([])
    expect(await push({ headers, body: 'not JSON' })).toBe(401)
  })

  test('doubled on the wire: 401, and nothing is taken in', async () => {
    await ready()
    const web = await openWebServer(() => channel)
    const headers = ['host', '127.0.0.1', HEADER, SECRET, HEADER, SECRET, 'connection', 'close']
    const status = await new Promise((resolve, reject) => {
      const sent = httpRequest(`${web.root}/telegram`, { method: 'POST', headers }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      })
      sent.on('error', reject)
      sent.end(JSON.stringify(UPDATE))
    })
    expect(status).toBe(401)
    expect(inbox.offered).toEqual([])
    await web.stop()
  })

  test('right: taken in', async () => {
    await ready()
    expect(await push()).toBe(200)
    expect(inbox.texts()).toEqual(['工钱没给'])
  })
})

describe('the body', () => {
  const MIB = 1_048_576

  test.each([
    ['GET', 405],
    ['PUT', 405],
  ])('by %s: %i', async (method, status) => {
    await ready()
    expect(await push({ method })).toBe(status)
  })

  test('of 1 MiB is read, one byte more is not', async () => {
    await ready()
    const json = Buffer.from(JSON.stringify(UPDATE))
    const padding = Buffer.alloc(MIB - json.length, ' ')
    expect(await push({ body: Buffer.concat([json, padding]) })).toBe(200)
    expect(await push({ body: Buffer.concat([json, padding, Buffer.from(' ')]) })).toBe(413)
  })

  test('without an end is given up at the limit', async () => {
    await ready()
    let pulled = 0
    const body = new ReadableStream({
      pull(controller) {
        pulled += 65_536
        controller.enqueue(new Uint8Array(65_536).fill(32))
      },
    })
    expect(await push({ body })).toBe(413)
    expect(pulled).toBeLessThan(2 * MIB)
  })

  test('that lies about its length is measured all the same', async () => {
    await ready()
    const headers: [string, string][] = [
      [HEADER, SECRET],
      ['content-length', '10'],
    ]
    expect(await push({ headers, body: ' '.repeat(MIB + 1) })).toBe(413)
  })

  test.each([['not JSON'], ['{"update_id":'], [''], ['[]'], ['7'], ['null'], ['"text"']])(
    '%j: 400',
    async (body) => {
      await ready()
      expect(await push({ body })).toBe(400)
      expect(inbox.offered).toEqual([])
    },
  )

  test('that is not UTF-8: 400', async () => {
    await ready()
    expect(await push({ body: new Uint8Array([0x7b, 0xff, 0x7d]) })).toBe(400)
  })

  test.each([
    [{}],
    [{ update_id: 1, message: {} }],
    [{ update_id: 1, channel_post: {} }],
    [{ __proto__x: 1 }],
  ])('that holds no message for us is confirmed, or it would come for ever: %j', async (update) => {
    await ready()
    expect(await push({ body: JSON.stringify(update) })).toBe(200)
    expect(inbox.offered).toEqual([])
  })

  test('with prototype keys changes nothing', async () => {
    await ready()
    const body = `{"__proto__":{"x":1},"constructor":{"prototype":{"x":1}},${JSON.stringify(UPDATE).slice(1)}`
    expect(await push({ body })).toBe(200)
    expect(({} as { x?: number }).x).toBeUndefined()
  })
})

describe('confirming', () => {
  test('200 comes only after the message is durable', async () => {
    await ready()
    const storing = inbox.hold()
    let answered = false
    const pushing = push().then((status) => {
      answered = true
      return status
    })
    await vi.waitFor(() => expect(inbox.offered).toHaveLength(1))
    expect(answered).toBe(false)
    storing.release()
    expect(await pushing).toBe(200)
  })

  test('what cannot be stored gets 500, says so, and gets better', async () => {
    await ready()
    inbox.refuse(1)
    expect(await push()).toBe(500)
    expect(channel.status()).toEqual({ state: 'failing', note: expect.stringContaining('数据库') })
    expect(await push()).toBe(200)
    expect(channel.status().state).toBe('on')
  })

  test('before the start and after the stop nothing is confirmed', async () => {
    expect(await push()).toBe(503)
    await ready()
    await channel.stop()
    expect(await push()).toBe(503)
    expect(inbox.offered).toEqual([])
  })

  test('while the platform has not told who we are nothing is confirmed', async () => {
    telegram.fail('getMe', { kind: 'accept-then-hang' })
    await channel.start(inbox.receive)
    expect(await push()).toBe(500)
    expect(inbox.offered).toEqual([])
  })
})

describe('registration', () => {
  test('names our address, the secret and what we read', async () => {
    const web = await openWebServer(() => open.channel)
    const open = openChannel(telegram, { webhookSecret: SECRET, webhookUrl: `${web.root}/telegram` })
    await open.channel.start(inbox.receive)
    await vi.waitFor(() => expect(open.channel.status().note).toContain('推送'))
    expect(telegram.webhook).toEqual({ url: `${web.root}/telegram`, secret: SECRET })
    telegram.userSays(42, '从平台来')
    await vi.waitFor(() => expect(inbox.texts()).toEqual(['从平台来']))
    await open.channel.stop()
    await web.stop()
  })

  test('without an address only serves, and says so', async () => {
    await ready()
    expect(telegram.callsOf('setWebhook')).toEqual([])
    expect(channel.status().note).toContain('自己登记')
  })

  test('that the platform refuses is shown and tried again', async () => {
    const open = openChannel(telegram, {
      webhookSecret: SECRET,
      webhookUrl: 'http://village.example/telegram',
    })
    await open.channel.start(inbox.receive)
    await vi.waitFor(() => expect(open.channel.status()).toMatchObject({ state: 'failing' }))
    expect(open.channel.status().note).toContain('回调地址')
    await vi.waitFor(() => expect(telegram.callsOf('setWebhook').length).toBeGreaterThan(1))
    await open.channel.stop()
  })
})

test('nothing that was pushed ever reaches the log', async () => {
  await ready()
  inbox.refuse(1)
  await push()
  await push({ body: '{"update_id":5,"message":{"text":"秘密内容"}}' })
  await push({ headers: [[HEADER, '偷来的'.length.toString()]], body: '秘密内容' })
  const all = log.lines.join('\n')
  for (const word of ['工钱没给', '秘密内容', SECRET, '"42"']) expect(all).not.toContain(word)
})
