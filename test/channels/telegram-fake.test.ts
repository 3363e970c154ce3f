import { Api, InputFile } from 'grammy'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type FakeTelegram, startFakeTelegram } from '../support/telegram/fake-telegram.ts'

let telegram: FakeTelegram
let api: Api

beforeEach(async () => {
  telegram = await startFakeTelegram()
  telegram.openChat(42)
  api = new Api(telegram.token, { apiRoot: telegram.apiRoot })
})
afterEach(() => telegram.stop())

const idsOf = (updates: readonly { update_id: number }[]) => updates.map((update) => update.update_id)

describe('the fake hands out updates as the real platform does', () => {
  test('gives the same ones until a higher offset confirms them', async () => {
    telegram.userSays(42, '一')
    telegram.userSays(42, '二')
    const first = await api.getUpdates()
    expect(await api.getUpdates()).toEqual(first)
    const [one, two] = idsOf(first)
    expect(idsOf(await api.getUpdates({ offset: (one ?? 0) + 1 }))).toEqual([two])
    expect(idsOf(await api.getUpdates())).toEqual([two])
    expect(await api.getUpdates({ offset: (two ?? 0) + 1 })).toEqual([])
    expect(telegram.unconfirmed).toEqual([])
  })

  test('gives at most a hundred at once', async () => {
    for (let n = 0; n < 120; n += 1) telegram.userSays(42, `${n}`)
    expect(await api.getUpdates({ limit: 500 })).toHaveLength(100)
    expect(await api.getUpdates({ limit: 3 })).toHaveLength(3)
  })

  test('holds the answer until something comes', async () => {
    const held = api.getUpdates({ timeout: 30 })
    await telegram.waitFor(() => telegram.calls.length === 1, 'the held call')
    telegram.userSays(42, '来了')
    expect(await held).toHaveLength(1)
  })

  test('ends a held call when another one asks', async () => {
    const held = api.getUpdates({ timeout: 30 }).catch((error: unknown) => error)
    await telegram.waitFor(() => telegram.calls.length === 1, 'the held call')
    await api.getUpdates({ timeout: 0 })
    expect(await held).toMatchObject({ error_code: 409 })
  })

  test('leaves out kinds nobody asked for', async () => {
    await api.getUpdates({ allowed_updates: ['callback_query'] })
    telegram.userSays(42, '不要')
    expect(telegram.unconfirmed).toEqual([])
  })
})

describe('the fake refuses what the real platform refuses', () => {
  const button = (data: string) => ({
    reply_markup: { inline_keyboard: [[{ text: '好', callback_data: data }]] },
  })
  const editing = async (text: string) => {
    const sent = await api.sendMessage(42, '旧')
    return api.editMessageText(42, sent.message_id, text)
  }

  test.each<[string, () => Promise<unknown>, object]>([
    ['empty text', () => api.sendMessage(42, ' '), { error_code: 400, description: /text is empty/ }],
    [
      '4097 characters',
      () => api.sendMessage(42, '长'.repeat(4097)),
      { error_code: 400, description: /too long/ },
    ],
    [
      '65 bytes in a button',
      () => api.sendMessage(42, '好', button('x'.repeat(65))),
      { description: /BUTTON_DATA/ },
    ],
    ['an empty button', () => api.sendMessage(42, '好', button('')), { description: /BUTTON_DATA_INVALID/ }],
    ['an unknown chat', () => api.sendMessage(43, '好'), { error_code: 400, description: /chat not found/ }],
    ['an edit that changes nothing', () => editing('旧'), { description: /message is not modified/ }],
    ['an edit of nothing', () => api.editMessageText(42, 99, '好'), { description: /not found/ }],
    ['an answer to no press', () => api.answerCallbackQuery('x'), { description: /query is too old/ }],
    [
      'an upper-case command',
      () => api.setMyCommands([{ command: 'Help', description: '帮助' }]),
      { error_code: 400 },
    ],
    ['a webhook without HTTPS', () => api.setWebhook('http://a.example/'), { description: /HTTPS/ }],
    [
      'a strange secret',
      () => api.setWebhook('https://a.example/', { secret_token: '密' }),
      { error_code: 400 },
    ],
    ['an unknown file', () => api.getFile('x'), { error_code: 400 }],
    ['an unknown method', () => api.sendDice(42, '🎲'), { error_code: 404 }],
  ])('%s', async (_what, call, { description = /./, ...refusal }: { description?: RegExp }) => {
    const error: unknown = await call().then(
      () => undefined,
      (reason: unknown) => reason,
    )
    expect(error).toMatchObject({ ...refusal, description: expect.stringMatching(description) })
  })

  test('a wrong token', async () => {
    const stranger = new Api('1:wrong', { apiRoot: telegram.apiRoot })
    await expect(stranger.getMe()).rejects.toMatchObject({ error_code: 401 })
  })

  test('polling while a webhook is set', async () => {
    await api.setWebhook('https://a.example/')
    await expect(api.getUpdates()).rejects.toMatchObject({ error_code: 409 })
    await api.deleteWebhook()
    expect(await api.getUpdates()).toEqual([])
  })
})

describe('the fake carries files', () => {
  test('a document sent as multipart arrives whole', async () => {
    const bytes = Buffer.from('欠条', 'utf8')
    await api.sendDocument(42, new InputFile(bytes, '欠条.txt'), { caption: '请查收' })
    const [message] = telegram.messagesTo(42)
    expect(message).toMatchObject({ text: '请查收', document: { name: '欠条.txt' } })
    expect(message?.document?.bytes.equals(bytes)).toBe(true)
  })

  test('a file somebody sent can be fetched with the token, and not without', async () => {
    telegram.addFile('f1', Buffer.from('照片'))
    const { file_path: path } = await api.getFile('f1')
    const fetched = await fetch(`${telegram.apiRoot}/file/bot${telegram.token}/${path}`)
    expect(await fetched.text()).toBe('照片')
    expect((await fetch(`${telegram.apiRoot}/file/botwrong/${path}`)).status).toBe(404)
  })
})

test('the fake takes parameters in all four ways', async () => {
  const root = `${telegram.apiRoot}/bot${telegram.token}/sendMessage`
  const form = new FormData()
  form.set('chat_id', '42')
  form.set('text', '三')
  await fetch(`${root}?chat_id=42&text=${encodeURIComponent('一')}`)
  await fetch(root, { method: 'POST', body: new URLSearchParams({ chat_id: '42', text: '二' }) })
  await fetch(root, { method: 'POST', body: form })
  await api.sendMessage(42, '四')
  expect(telegram.messagesTo(42).map(({ text }) => text)).toEqual(['一', '二', '三', '四'])
})

test('faults come in the order they were set, each once', async () => {
  telegram.fail('getMe', { kind: 'too-many', retryAfter: 3 }, { kind: 'drop' })
  await expect(api.getMe()).rejects.toMatchObject({ error_code: 429, parameters: { retry_after: 3 } })
  await expect(api.getMe()).rejects.toThrow('Network request')
  expect((await api.getMe()).username).toBe(telegram.username)
})
