import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { InboundMessage } from '../../src/domain/message/inbound-message.ts'
import { say } from '../../src/domain/message/outbound-message.ts'
import type { Channel } from '../../src/ports/channel.ts'
import { createInbox } from '../contracts/channel-contract.ts'
import { type FakeTelegram, startFakeTelegram } from '../support/telegram/fake-telegram.ts'
import type { RecordingLog } from '../support/telegram/recording-log.ts'
import { openChannel, QUICK } from '../support/telegram/rig.ts'

let telegram: FakeTelegram
let channel: Channel
let log: RecordingLog

beforeEach(async () => {
  telegram = await startFakeTelegram()
  ;({ channel, log } = openChannel(telegram))
})
afterEach(async () => {
  await channel.stop()
  await telegram.stop()
})

const isOn = () => channel.status().state === 'on'
const polls = () => telegram.callsOf('getUpdates')
const online = () => telegram.waitFor(isOn, 'the channel to be on')

describe('taking in', () => {
  test('hands a whole batch in with one call, in order, and confirms it afterwards', async () => {
    for (let n = 1; n <= 150; n += 1) telegram.userSays(1000 + n, `第${n}句`)
    const batches: (readonly InboundMessage[])[] = []
    await channel.start(async (messages) => void batches.push(messages))
    await telegram.waitFor(() => telegram.unconfirmed.length === 0, 'all to be confirmed')
    expect(batches.map((batch) => batch.length)).toEqual([100, 50])
    expect(batches.flat().map(({ chat }) => chat)).toEqual(
      Array.from({ length: 150 }, (_, at) => String(1001 + at)),
    )
  })

  test('asks with no higher offset while a batch is not stored', async () => {
    telegram.userSays(42, '工钱')
    const inbox = createInbox()
    inbox.refuse(3)
    await channel.start(inbox.receive)
    await vi.waitFor(() => expect(inbox.stored).toHaveLength(1))
    const asked = polls().slice(0, 4)
    expect(asked.map(({ params }) => params.offset)).toEqual([undefined, undefined, undefined, undefined])
    expect(inbox.offered).toHaveLength(4)
  })

  test('says while it cannot store that disk and database need a look, and recovers by itself', async () => {
    telegram.userSays(42, '工钱')
    const inbox = createInbox()
    inbox.refuse(Number.POSITIVE_INFINITY)
    await channel.start(inbox.receive)
    await telegram.waitFor(() => channel.status().state === 'failing', 'failing')
    expect(channel.status().note).toContain('数据库')
    inbox.refuse(0)
    await online()
    expect(log.lines.some((line) => line.includes('database is locked'))).toBe(true)
  })

  test('ignores what is no message without calling in, and still confirms it', async () => {
    telegram.userSays(-100, '大家吃了吗', { group: true, from: 42 })
    telegram.pushUpdate({ message: { text: '秘密内容', chat: 'odd' } })
    const inbox = createInbox()
    await channel.start(inbox.receive)
    await telegram.waitFor(() => telegram.unconfirmed.length === 0, 'all to be confirmed')
    expect(inbox.offered).toEqual([])
    expect(log.lines).toHaveLength(1)
    expect(log.lines[0]).toContain('telegram.malformed-update')
    expect(log.lines[0]).not.toContain('秘密内容')
  })

  test('forgets the offset after an empty answer, because numbers may start again lower', async () => {
    telegram.userSays(42, '一')
    await channel.start(createInbox().receive)
    await telegram.waitFor(
      () => polls().length >= 3 && polls().at(-1)?.params.offset === undefined,
      'no offset',
    )
    expect(polls().some(({ params }) => typeof params.offset === 'number')).toBe(true)
  })

  test('loses nothing and doubles nothing when answers get lost on the way', async () => {
    telegram.fail('getUpdates', { kind: 'accept-then-drop' }, { kind: 'drop' }, { kind: 'accept-then-drop' })
    for (let n = 0; n < 120; n += 1) telegram.userSays(42, `第${n}句`)
    telegram.fail('getUpdates', { kind: 'accept-then-hang' }, { kind: 'accept-then-drop' })
    const inbox = createInbox()
    await channel.stop()
    ;({ channel, log } = openChannel(telegram, { timing: { ...QUICK, pollSeconds: 0, callSeconds: 0.1 } }))
    await channel.start(inbox.receive)
    await vi.waitFor(() => expect(inbox.stored).toHaveLength(120), 5_000)
    expect(inbox.texts()).toEqual(Array.from({ length: 120 }, (_, n) => `第${n}句`))
  })
})

describe('at the start', () => {
  test('removes a webhook, sets a menu of at most six Chinese entries, and asks only for what it reads', async () => {
    await channel.start(createInbox().receive)
    await online()
    expect(telegram.callsOf('deleteWebhook')).toHaveLength(1)
    expect(telegram.commands).toHaveLength(6)
    for (const { description } of telegram.commands as { description: string }[]) {
      expect(description).toMatch(/^\p{Script=Han}+$/u)
    }
    expect(polls()[0]?.params.allowed_updates).toEqual(['message', 'edited_message', 'callback_query'])
  })

  test('goes on without a menu when that fails', async () => {
    telegram.fail('setMyCommands', {
      kind: 'refuse',
      code: 400,
      description: 'Bad Request: BOT_COMMAND_INVALID',
    })
    await channel.start(createInbox().receive)
    await online()
    expect(log.lines.some((line) => line.includes('telegram.no-menu'))).toBe(true)
  })

  test('asks without holding until all is well, then holds', async () => {
    await channel.start(createInbox().receive)
    await telegram.waitFor(() => polls().length >= 2, 'two polls')
    expect(polls().map(({ params }) => params.timeout)).toEqual([0, QUICK.pollSeconds])
  })
})

describe('when the platform does not play along', () => {
  const failing = () =>
    telegram.waitFor(() => channel.status().state === 'failing' && channel.status(), 'failing')

  test.each([
    ['a wrong token', [{ kind: 'refuse', code: 401, description: 'Unauthorized' }], 'TELEGRAM_BOT_TOKEN'],
    ['a token no bot has', [{ kind: 'refuse', code: 404, description: 'Not Found' }], 'TELEGRAM_BOT_TOKEN'],
    ['a broken connection', [{ kind: 'drop' }], 'TELEGRAM_API_ROOT'],
    ['an answer that is not JSON', [{ kind: 'raw', status: 502, body: '<html>' }], 'TELEGRAM_API_ROOT'],
    [
      'an answer without sense',
      [{ kind: 'raw', status: 200, body: '{"ok":true,"result":{}}' }],
      'TELEGRAM_API_ROOT',
    ],
    ['null as an answer', [{ kind: 'raw', status: 200, body: 'null' }], 'TELEGRAM_API_ROOT'],
    ['an error of its own', [{ kind: 'refuse', code: 500, description: 'Internal Server Error' }], '平台'],
  ] as const)('%s at the start is shown, and it recovers by itself', async (_what, faults, note) => {
    telegram.fail('getMe', ...faults, ...faults, ...faults)
    await channel.start(createInbox().receive)
    expect((await failing()).note).toContain(note)
    await online()
    expect(log.lines.filter((line) => line.includes('telegram.failing'))).toHaveLength(1)
  })

  test('a second program with the same bot is named, and this one goes on when the other stops', async () => {
    await channel.start(createInbox().receive)
    await telegram.waitFor(() => polls().length >= 2, 'a held poll')
    const other = fetch(`${telegram.apiRoot}/bot${telegram.token}/getUpdates?timeout=0`)
    expect((await failing()).note).toContain('另一个程序')
    expect((await other).status).toBe(200)
    await online()
  })

  test('a webhook registered meanwhile is removed again', async () => {
    await channel.start(createInbox().receive)
    await telegram.waitFor(() => polls().length >= 2, 'a held poll')
    await fetch(`${telegram.apiRoot}/bot${telegram.token}/setWebhook?url=https://other.example/hook`)
    telegram.userSays(42, '唤醒')
    await telegram.waitFor(() => telegram.callsOf('deleteWebhook').length === 2, 'a second removal')
    await online()
  })

  test('a request to slow down is shown until it is over', async () => {
    telegram.fail('getUpdates', { kind: 'too-many', retryAfter: 1 })
    await channel.start(createInbox().receive)
    expect((await failing()).note).toContain('稍等')
    await online()
  })

  test('starting with nobody there neither throws nor hangs, and stopping then is quick', async () => {
    const away = openChannel(telegram, { apiRoot: 'http://127.0.0.1:1' })
    await away.channel.start(createInbox().receive)
    await vi.waitFor(() => expect(away.channel.status().state).toBe('failing'))
    await away.channel.stop()
    expect(away.channel.status().state).toBe('off')
  })

  test('stopping breaks off a request the platform holds', async () => {
    await channel.stop()
    ;({ channel, log } = openChannel(telegram, { timing: { ...QUICK, pollSeconds: 600 } }))
    await channel.start(createInbox().receive)
    await telegram.waitFor(() => polls().some(({ params }) => params.timeout === 600), 'a held poll')
    await channel.stop()
    expect(channel.status().state).toBe('off')
  })
})

describe('a press', () => {
  async function offer(): Promise<void> {
    telegram.openChat(42)
    await channel.send('42', say('欠了多久？', [{ label: '三个月', value: 'pick:3m' }]))
  }

  test('is answered before anything is stored', async () => {
    await offer()
    const inbox = createInbox()
    const storing = inbox.hold()
    await channel.start(inbox.receive)
    telegram.userPresses(42, '三个月')
    await telegram.waitFor(() => telegram.unansweredPresses.size === 0, 'an answer to the press')
    expect(inbox.stored).toEqual([])
    storing.release()
    await vi.waitFor(() => expect(inbox.stored[0]?.content).toEqual({ kind: 'choice', value: 'pick:3m' }))
  })

  test('on a button the platform no longer holds is answered and taken in', async () => {
    await offer()
    const inbox = createInbox()
    await channel.start(inbox.receive)
    telegram.userPresses(42, 'pick:3m', { stale: true })
    await vi.waitFor(() => expect(inbox.stored[0]?.content).toEqual({ kind: 'choice', value: 'pick:3m' }))
    expect(telegram.unansweredPresses.size).toBe(0)
  })

  test('is taken in even when it cannot be answered', async () => {
    await offer()
    telegram.fail('answerCallbackQuery', {
      kind: 'refuse',
      code: 400,
      description: 'Bad Request: query is too old',
    })
    const inbox = createInbox()
    await channel.start(inbox.receive)
    telegram.userPresses(42, '三个月')
    await vi.waitFor(() => expect(inbox.stored).toHaveLength(1))
    await telegram.waitFor(() => telegram.unconfirmed.length === 0, 'confirmation')
    expect(channel.status().state).toBe('on')
  })
})
