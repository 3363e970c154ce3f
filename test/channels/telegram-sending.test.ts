import { afterEach, beforeEach, expect, test } from 'vitest'
import { say } from '../../src/domain/message/outbound-message.ts'
import type { Channel } from '../../src/ports/channel.ts'
import { type FakeTelegram, startFakeTelegram } from '../support/telegram/fake-telegram.ts'
import type { Fault } from '../support/telegram/faults.ts'
import type { RecordingLog } from '../support/telegram/recording-log.ts'
import { openChannel, QUICK } from '../support/telegram/rig.ts'

let telegram: FakeTelegram
let channel: Channel
let log: RecordingLog

beforeEach(async () => {
  telegram = await startFakeTelegram()
  telegram.openChat(42)
  ;({ channel, log } = openChannel(telegram, { timing: { ...QUICK, callSeconds: 0.2 } }))
})
afterEach(async () => {
  await channel.stop()
  await telegram.stop()
})

const refuse = (code: number, description: string): Fault => ({ kind: 'refuse', code, description })
const read = () => telegram.messagesTo(42).map(({ text }) => text)

test('a bubble arrives with its buttons', async () => {
  const options = [{ label: '找人帮忙', value: '人工' }]
  expect(await channel.send('42', say('要人帮忙吗？', options))).toEqual({ kind: 'sent' })
  expect(telegram.messagesTo(42)).toMatchObject([
    { text: '要人帮忙吗？', buttons: [[{ text: '找人帮忙', data: '人工' }]] },
  ])
})

test('a full bubble of 4096 characters arrives', async () => {
  expect(await channel.send('42', say('字'.repeat(4096)))).toEqual({ kind: 'sent' })
})

test.each([
  [refuse(429, 'Too Many Requests'), { kind: 'retry', reason: expect.any(String) }],
  [
    { kind: 'too-many', retryAfter: 35 } as const,
    { kind: 'retry', reason: expect.any(String), afterMs: 35_000 },
  ],
  [refuse(500, 'Internal Server Error'), { kind: 'retry', reason: expect.stringContaining('500') }],
  [refuse(502, 'Bad Gateway'), { kind: 'retry', reason: expect.any(String) }],
  [refuse(401, 'Unauthorized'), { kind: 'retry', reason: expect.stringContaining('令牌') }],
  [{ kind: 'drop' } as const, { kind: 'retry', reason: expect.stringContaining('连不上') }],
  [{ kind: 'raw', status: 200, body: 'null' } as const, { kind: 'retry', reason: expect.any(String) }],
  [{ kind: 'raw', status: 504, body: '<html>' } as const, { kind: 'retry', reason: expect.any(String) }],
  [refuse(400, 'Bad Request: message is not modified: specified new …'), { kind: 'sent' }],
  [
    refuse(403, 'Forbidden: bot was blocked by the user'),
    { kind: 'rejected', reason: expect.stringContaining('屏蔽') },
  ],
  [
    refuse(403, 'Forbidden: user is deactivated'),
    { kind: 'rejected', reason: expect.stringContaining('停用') },
  ],
  [refuse(400, 'Bad Request: chat not found'), { kind: 'rejected', reason: expect.stringContaining('不在') }],
  [
    refuse(400, 'Bad Request: BUTTON_DATA_INVALID'),
    { kind: 'rejected', reason: expect.stringContaining('400') },
  ],
] satisfies [Fault, object][])('%j becomes %j', async (fault, result) => {
  telegram.fail('sendMessage', fault)
  expect(await channel.send('42', say('好'))).toEqual(result)
  expect(telegram.callsOf('sendMessage')).toHaveLength(1)
})

test('an unknown outcome is retried: at most one repetition, and none without a fault', async () => {
  telegram.fail('sendMessage', { kind: 'accept-then-drop' })
  expect((await channel.send('42', say('只说一次'))).kind).toBe('retry')
  expect((await channel.send('42', say('只说一次'))).kind).toBe('sent')
  expect(read()).toEqual(['只说一次', '只说一次'])
})

test('a platform that never answers is given up after the set time', async () => {
  telegram.fail('sendMessage', { kind: 'accept-then-hang' })
  expect((await channel.send('42', say('在吗'))).kind).toBe('retry')
})

test('a group that moved is written to at its new place', async () => {
  telegram.openChat(-5)
  telegram.moveChat(-5, -1_005)
  expect(await channel.send('-5', say('搬家了'))).toEqual({ kind: 'sent' })
  expect(telegram.messagesTo(-1_005).map(({ text }) => text)).toEqual(['搬家了'])
})

test('a button nobody could press is left out and logged, the words arrive', async () => {
  const options = [{ label: '太长', value: '值'.repeat(30) }]
  expect(await channel.send('42', say('选：', options))).toEqual({ kind: 'sent' })
  expect(read()).toEqual(['选：'])
  expect(log.lines.join()).toContain('telegram.dropped-buttons')
})

test('stopping waits for a send that has begun', async () => {
  telegram.fail('sendMessage', { kind: 'accept-then-hang' })
  let ended = false
  const sending = channel.send('42', say('好')).then(() => {
    ended = true
  })
  await telegram.waitFor(() => telegram.callsOf('sendMessage').length === 1, 'the call')
  await channel.stop()
  expect(ended).toBe(true)
  await sending
})

test('a paper arrives as a file, and as words when it is gone', async () => {
  const paper = {
    ...{ id: 'd', person: 'p', form: 'x', title: '起诉状', draft: 'WS-1' },
    at: 0,
    expiresAt: 1,
  }
  const documents = {
    byId: async (id: string) =>
      id === 'd' ? { ...paper, bytes: new Uint8Array([80, 75, 3, 4]) } : undefined,
  }
  const { channel: withPapers } = openChannel(telegram, { documents })
  const file = { document: 'd', name: '起诉状.docx', link: '/d/x' }
  const gone = { ...file, document: 'gone' }
  expect(await withPapers.send('42', { ...say('起诉状.docx'), file })).toEqual({ kind: 'sent' })
  expect(await withPapers.send('42', { ...say('起诉状.docx'), file: gone })).toEqual({ kind: 'sent' })
  const [sent, missing] = telegram.messagesTo(42)
  expect(sent).toMatchObject({ text: '起诉状.docx', document: { name: '起诉状.docx' } })
  expect([...(sent?.document?.bytes ?? [])]).toEqual([80, 75, 3, 4])
  expect(missing?.text).toContain('再写一份')
  await withPapers.stop()
})
