import { describe, expect, it } from 'vitest'
import { startWebChat, type WebChat } from '../support/web-chat-harness.ts'

const ID = '3f1c2b7a-0000-4000-8000-000000000001'
const OTHER_ID = '3f1c2b7a-0000-4000-8000-000000000002'

/** The cookies a browser would send back after opening the page. */
async function openPage(chat: WebChat): Promise<string> {
  const response = await chat.handle('/')
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

async function post(chat: WebChat, cookie: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie }
  return chat.handle('/api/messages', { method: 'POST', headers, body: JSON.stringify(body) })
}

interface Answer {
  readonly items: readonly {
    id: number
    from: string
    key?: string
    calls: { dial: string }[]
    options: unknown[]
  }[]
}

async function read(chat: WebChat, cookie: string, after = 0): Promise<Answer> {
  const response = await chat.handle(`/api/messages?after=${after}`, { headers: { cookie } })
  expect(response.status).toBe(200)
  const body: Answer = JSON.parse(await response.text())
  return body
}

describe('sending from the page', () => {
  it('hands a text to the core under the session and the page’s own id', async () => {
    const chat = await startWebChat({ now: () => 1_780_000_000_000 })
    const cookie = await openPage(chat)
    const response = await post(chat, cookie, { id: ID, text: '  老板不给工钱\u0000 ' })
    expect(response.status).toBe(202)
    const [message] = chat.threads.asked
    expect(message).toMatchObject({ channel: 'web', group: false, sentAt: 1_780_000_000_000 })
    expect(message?.content).toEqual({ kind: 'text', text: '老板不给工钱' })
    expect(message?.dedupKey).toBe(`${message?.chat}:${ID}`)
  })

  it('hands a pressed choice to the core as a choice', async () => {
    const chat = await startWebChat()
    expect((await post(chat, await openPage(chat), { id: ID, choice: 'person' })).status).toBe(202)
    expect(chat.threads.asked[0]?.content).toEqual({ kind: 'choice', value: 'person' })
  })

  it('takes one message in once, however often it is sent', async () => {
    const chat = await startWebChat()
    const cookie = await openPage(chat)
    const sent = await Promise.all(
      Array.from({ length: 20 }, () => post(chat, cookie, { id: ID, text: '受了工伤' })),
    )
    expect(sent.map((response) => response.status)).toEqual(Array(20).fill(202))
    expect((await read(chat, cookie)).items).toHaveLength(2)
  })

  it('keeps equal ids of two sessions apart', async () => {
    const chat = await startWebChat()
    await post(chat, await openPage(chat), { id: ID, text: '甲' })
    await post(chat, await openPage(chat), { id: ID, text: '乙' })
    expect(chat.threads.asked).toHaveLength(2)
  })

  it('answers only after the message is durable, and says so in Chinese when it is not', async () => {
    const chat = await startWebChat()
    const cookie = await openPage(chat)
    chat.breakStorage(true)
    const refused = await post(chat, cookie, { id: ID, text: '受了工伤' })
    expect(refused.status).toBe(503)
    expect(await refused.json()).toMatchObject({
      kind: 'unavailable',
      words: expect.stringContaining('12348'),
    })
    expect(chat.errors).toEqual(['web.receive-failed'])
    chat.breakStorage(false)
    expect((await post(chat, cookie, { id: ID, text: '受了工伤' })).status).toBe(202)
    expect(chat.threads.asked).toHaveLength(1)
  })

  it('takes nothing in before start and after stop', async () => {
    const chat = await startWebChat()
    const cookie = await openPage(chat)
    await chat.channel.stop()
    expect((await post(chat, cookie, { id: ID, text: '受了工伤' })).status).toBe(503)
    expect(chat.channel.status().state).toBe('starting')
  })

  it('cuts a text over 4,096 characters, never through a character, and says so', async () => {
    const chat = await startWebChat()
    const response = await post(chat, await openPage(chat), { id: ID, text: `${'长'.repeat(4095)}😀尾` })
    expect(await response.json()).toMatchObject({ kind: 'stored', words: expect.stringContaining('4096') })
    expect(chat.threads.asked[0]?.content).toEqual({ kind: 'text', text: '长'.repeat(4095) })
  })

  it.each([
    ['no id', { text: '好' }],
    ['an id that is no UUID', { id: '1', text: '好' }],
    ['nothing written', { id: ID, text: ' \n ' }],
    ['text and choice at once', { id: ID, text: '好', choice: 'person' }],
    ['a choice over 64 bytes', { id: ID, choice: '选'.repeat(22) }],
    ['a text that is no text', { id: ID, text: { toString: 'x' } }],
    ['a field nobody knows', { id: ID, text: '好', chat: 'someone-else' }],
    ['an array', []],
    ['nothing', null],
  ])('refuses %s', async (_what, body) => {
    const chat = await startWebChat()
    const response = await post(chat, await openPage(chat), body)
    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ kind: 'invalid' })
    expect(chat.threads.asked).toHaveLength(0)
  })

  it('refuses a body over 64 KiB and one that is no JSON', async () => {
    const chat = await startWebChat()
    const cookie = await openPage(chat)
    expect((await post(chat, cookie, { id: ID, text: '长'.repeat(30_000) })).status).toBe(413)
    const headers = { 'content-type': 'application/json', cookie }
    const broken = await chat.handle('/api/messages', { method: 'POST', headers, body: '{"id"' })
    expect(broken.status).toBe(400)
  })

  it('gives a page without a session a new one first, and stores nothing until it comes back with it', async () => {
    const chat = await startWebChat()
    const refused = await post(chat, '', { id: ID, text: '受了工伤' })
    expect(refused.status).toBe(401)
    expect(chat.threads.asked).toHaveLength(0)
    const cookie = refused.headers.getSetCookie().map((given) => given.split(';')[0])
    expect((await post(chat, cookie.join('; '), { id: ID, text: '受了工伤' })).status).toBe(202)
  })
})

describe('reading the thread', () => {
  it('gives what comes after the last known item, with the page’s own id on its own messages', async () => {
    const chat = await startWebChat()
    const cookie = await openPage(chat)
    await post(chat, cookie, { id: ID, text: '受了工伤' })
    const first = await read(chat, cookie)
    expect(first.items.map((item) => [item.from, item.key])).toEqual([
      ['asker', ID],
      ['us', undefined],
    ])
    expect(first.items[1]?.options).toHaveLength(4)
    await post(chat, cookie, { id: OTHER_ID, text: '你好' })
    const second = await read(chat, cookie, first.items[1]?.id)
    expect(second.items.map((item) => item.key)).toEqual([OTHER_ID, undefined])
  })

  it('offers each number once as a call button in an answer of several bubbles', async () => {
    const chat = await startWebChat()
    const cookie = await openPage(chat)
    await post(chat, cookie, { id: ID, text: '老板不给工钱' })
    const { items } = await read(chat, cookie)
    expect(items.map((item) => item.calls.map((call) => call.dial))).toEqual([
      [],
      ['12333'],
      [],
      ['00000000000'],
    ])
  })

  it('holds the request until something is sent, then answers at once', async () => {
    const chat = await startWebChat({ timing: { holdMs: 20_000, formMs: 100, lookEveryMs: 20_000 } })
    const cookie = await openPage(chat)
    await post(chat, cookie, { id: ID, text: '不回' })
    const reading = read(chat, cookie, 1)
    await new Promise((resolve) => setTimeout(resolve, 20))
    await chat.push(chat.threads.asked[0]?.chat ?? '', '测试员甲给您回话了。')
    expect((await reading).items).toHaveLength(1)
  })

  it('notices what another process stored although nobody woke it', async () => {
    const chat = await startWebChat({ timing: { holdMs: 20_000, formMs: 100, lookEveryMs: 5 } })
    const cookie = await openPage(chat)
    await post(chat, cookie, { id: ID, text: '不回' })
    const reading = read(chat, cookie, 1)
    const address = { channel: 'web', chat: chat.threads.asked[0]?.chat ?? '' }
    chat.threads.addOurs(address, { text: '您好。', options: [], tone: 'normal' }, 0)
    expect((await reading).items).toHaveLength(1)
  })

  it('answers with nothing when the wait is over, and sends waiting readers home at stop', async () => {
    const short = await startWebChat()
    expect(await read(short, await openPage(short))).toEqual({ items: [] })
    const long = await startWebChat({ timing: { holdMs: 20_000, formMs: 100, lookEveryMs: 20_000 } })
    const reading = read(long, await openPage(long))
    await new Promise((resolve) => setTimeout(resolve, 20))
    await long.channel.stop()
    expect(await reading).toEqual({ items: [] })
  })

  it('sends the oldest reader of a chat home when too many pages are open', async () => {
    const chat = await startWebChat({ timing: { holdMs: 20_000, formMs: 100, lookEveryMs: 20_000 } })
    const cookie = await openPage(chat)
    const readers = Array.from({ length: 5 }, () => read(chat, cookie))
    expect(await readers[0]).toEqual({ items: [] })
    await chat.channel.stop()
    await Promise.all(readers)
  })

  it('shows nobody a thread without both cookies of its session', async () => {
    const chat = await startWebChat()
    const cookie = await openPage(chat)
    await post(chat, cookie, { id: ID, text: '受了工伤' })
    const [secret = '', mark = ''] = cookie.split('; ')
    const stranger = await openPage(chat)
    for (const given of ['', secret, mark, `${secret}; xf-open=x`, `xf=short; ${mark}`]) {
      const response = await chat.handle('/api/messages?after=0', { headers: { cookie: given } })
      expect(response.status).toBe(401)
    }
    expect((await read(chat, stranger)).items).toEqual([])
  })

  it('keeps neither secret nor mark in the chat’s id, so a copy of the database opens nothing', async () => {
    const chat = await startWebChat()
    const cookie = await openPage(chat)
    await post(chat, cookie, { id: ID, text: '受了工伤' })
    const id = chat.threads.asked[0]?.chat ?? ''
    expect(id).toHaveLength(43)
    for (const part of cookie.split('; ')) expect(part.split('=')[1]).not.toContain(id.slice(0, 12))
    const forged = await chat.handle('/api/messages?after=0', {
      headers: { cookie: `xf=${id}; xf-open=${id}` },
    })
    expect(forged.status).toBe(401)
  })
})

it('sends by waking readers only: the text is already in the thread', async () => {
  const chat = await startWebChat()
  const sent = await chat.channel.send('nobody', { text: '您好。', options: [], tone: 'normal' })
  expect(sent).toEqual({ kind: 'sent' })
  expect(chat.channel.capabilities).toEqual({
    maxTextBytes: 16384,
    maxTextChars: 4096,
    buttons: true,
    pull: true,
  })
})
