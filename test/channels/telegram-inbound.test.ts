import { describe, expect, test } from 'vitest'
import { toInbound } from '../../src/channels/telegram/inbound.ts'

const NOW = Date.parse('2026-11-22T02:00:00Z')
const SENT = NOW - 5_000
const ME = { id: 700_000_001, username: 'xiangfa_test_bot' }
const PERSON = { id: 42, is_bot: false, first_name: '测试员甲' }
const PRIVATE = { id: 42, type: 'private' }
const GROUP = { id: -1_001_234_567_890, type: 'supergroup', title: '示范一村' }

const read = (update: unknown) => toInbound(update, { me: ME, now: NOW })
const message = (fields: object) => ({
  message_id: 9,
  from: PERSON,
  chat: PRIVATE,
  date: SENT / 1000,
  ...fields,
})
const readMessage = (fields: object) => read({ update_id: 7, message: message(fields) })
const contentOf = (fields: object) => {
  const result = readMessage(fields)
  return result.kind === 'message' ? result.message.content : result.why
}
const inGroup = (fields: object) => contentOf({ chat: GROUP, ...fields })

describe('a private message', () => {
  test('becomes text with ids as strings and the platform’s time', () => {
    expect(readMessage({ text: ' 老板跑了，工钱没给 ' })).toEqual({
      kind: 'message',
      message: {
        channel: 'telegram',
        chat: '42',
        sender: '42',
        group: false,
        dedupKey: '7',
        sentAt: SENT,
        content: { kind: 'text', text: '老板跑了，工钱没给' },
      },
    })
  })

  test('keeps ids of 52 bits exactly', () => {
    const id = 2 ** 52 - 1
    expect(readMessage({ text: '好', chat: { id, type: 'private' } })).toMatchObject({
      message: { chat: '4503599627370495' },
    })
  })

  test.each([[0], [-5], [9e15], [Number.NaN], ['1763776800'], [undefined], [NOW / 1000 + 200_000]])(
    'takes the time of receipt when the platform says %s',
    (date) => expect(readMessage({ text: '好', date })).toMatchObject({ message: { sentAt: NOW } }),
  )

  test('is cut at 4096 characters without leaving half a character', () => {
    const content = contentOf({ text: `${'长'.repeat(4095)}😀` })
    expect(content).toMatchObject({ kind: 'text' })
    const text = typeof content === 'object' && content.kind === 'text' ? content.text : ''
    expect(text).toHaveLength(4096)
    expect(text.isWellFormed()).toBe(true)
  })

  test('loses characters no database can store', () => {
    expect(contentOf({ text: '工\0钱\ud800' })).toEqual({ kind: 'text', text: '工钱\ufffd' })
  })

  test.each([['   '], ['\0']])('without a readable character is unsupported: %j', (text) => {
    expect(contentOf({ text })).toEqual({ kind: 'unsupported', raw: 'empty' })
  })
})

describe('an edited message', () => {
  const edit = (fields: object) =>
    read({ update_id: 8, edited_message: message({ edit_date: NOW / 1000, ...fields }) })

  test('is a new message with the key of the edit, for it corrects the question', () => {
    expect(edit({ text: '欠了三个月' })).toMatchObject({
      message: { dedupKey: '8', sentAt: NOW, content: { kind: 'text', text: '欠了三个月' } },
    })
  })

  test('counts by its words only when a caption was corrected', () => {
    expect(edit({ photo: [{ file_id: 'p' }], caption: '合同' })).toMatchObject({
      message: { content: { kind: 'text', text: '合同' } },
    })
  })

  test('is ignored when a live location moved', () => {
    expect(edit({ location: { latitude: 32.3, longitude: 108.9 } })).toEqual({
      kind: 'ignored',
      why: 'not-for-us',
    })
  })
})

describe('commands', () => {
  test.each([
    ['/start', '/start'],
    ['/start st_langao-01', '/start st_langao-01'],
    ['/start 坏 的', '/start'],
    ['/START@xiangfa_test_bot st_1', '/start st_1'],
    ['/help', '帮助'],
    ['/rengong', '人工'],
    ['/rengong 我要找律师', '人工 我要找律师'],
    ['/jindu', '查进度'],
    ['/caidan', '菜单'],
    ['/xinxi', '我的信息'],
    ['/help@xiangfa_test_bot', '帮助'],
    ['/nosuchthing', '/nosuchthing'],
    ['说 /help 没用', '说 /help 没用'],
  ])('%s reads as %s', (text, words) => expect(contentOf({ text })).toEqual({ kind: 'text', text: words }))
})

describe('a press', () => {
  const press = (fields: object) =>
    read({
      update_id: 11,
      callback_query: { id: 'q', from: PERSON, data: 'pick:2', message: message({}), ...fields },
    })

  test('becomes the choice we once sent', () => {
    expect(press({})).toMatchObject({
      message: {
        dedupKey: '11',
        chat: '42',
        sender: '42',
        sentAt: NOW,
        content: { kind: 'choice', value: 'pick:2' },
      },
    })
  })

  test('counts below a message the platform no longer holds', () => {
    expect(press({ message: { message_id: 1, date: 0, chat: PRIVATE } })).toMatchObject({ kind: 'message' })
  })

  test('in a group is by its presser and marked as read by others', () => {
    const from = { ...PERSON, id: 43 }
    expect(press({ from, message: message({ chat: GROUP }) })).toMatchObject({
      message: { chat: '-1001234567890', sender: '43', group: true },
    })
  })

  test.each([[{ data: undefined }], [{ message: undefined }], [{ data: '', game_short_name: 'x' }]])(
    'that carries no choice of ours is ignored: %j',
    (fields) => expect(press(fields)).toEqual({ kind: 'ignored', why: 'not-for-us' }),
  )
})

describe('what is not text', () => {
  test.each([
    [
      {
        photo: [
          { file_id: 's', width: 90, height: 90 },
          { file_id: 'l', width: 1280, height: 960 },
          { file_id: 'm', width: 320, height: 240 },
        ],
        caption: '欠条',
      },
      { kind: 'attachment', mediaType: 'image/jpeg', ref: 'l', caption: '欠条' },
    ],
    [{ voice: { file_id: 'v' } }, { kind: 'attachment', mediaType: 'audio/ogg', ref: 'v' }],
    [
      { document: { file_id: 'd', mime_type: 'Application/PDF', file_name: '../../etc/passwd' } },
      { kind: 'attachment', mediaType: 'application/pdf', ref: 'd' },
    ],
    [
      { document: { file_id: 'd', mime_type: 'text/html\r\nx: y' } },
      { kind: 'attachment', mediaType: 'application/octet-stream', ref: 'd' },
    ],
    [
      { video: { file_id: 'f', mime_type: 'video/quicktime' } },
      { kind: 'attachment', mediaType: 'video/quicktime', ref: 'f' },
    ],
    [
      { location: { latitude: 32.3, longitude: 108.9 } },
      { kind: 'location', latitude: 32.3, longitude: 108.9 },
    ],
    [
      { venue: { title: '村委会' }, location: { latitude: 0, longitude: 0 } },
      { kind: 'location', latitude: 0, longitude: 0 },
    ],
    [{ sticker: { file_id: 'x' } }, { kind: 'unsupported', raw: 'sticker' }],
    [{ poll: { id: '1' } }, { kind: 'unsupported', raw: 'poll' }],
    [
      { animation: { file_id: 'a' }, document: { file_id: 'a' } },
      { kind: 'unsupported', raw: 'animation' },
    ],
    [{ contact: { phone_number: '0' } }, { kind: 'unsupported', raw: 'contact' }],
    [{ something_new: {} }, { kind: 'unsupported', raw: 'unknown' }],
    [{ pinned_message: {} }, 'not-for-us'],
    [{ new_chat_members: [] }, 'not-for-us'],
  ])('%j', (fields, expected) => expect(contentOf(fields)).toEqual(expected))
})

describe('in a group', () => {
  test.each([
    ['大家吃了吗', 'not-for-us'],
    ['@xiangfa_test_bot 工钱没给怎么办', '工钱没给怎么办'],
    ['工钱没给 @XiangFa_Test_Bot 怎么办', '工钱没给 怎么办'],
    ['@xiangfa_test_bot工钱没给', '工钱没给'],
    ['@xiangfa_test_bot', '菜单'],
    ['@xiangfa_test_bot2 你好', 'not-for-us'],
    ['@another_bot 你好', 'not-for-us'],
    ['/help', 'not-for-us'],
    ['/help@xiangfa_test_bot', '帮助'],
    ['/help@another_bot @xiangfa_test_bot', 'not-for-us'],
    ['/start@xiangfa_test_bot st_9', '/start st_9'],
    ['/help @xiangfa_test_bot', '帮助'],
  ])('%s → %s', (text, expected) =>
    expect(inGroup({ text })).toEqual(
      expected === 'not-for-us' ? expected : { kind: 'text', text: expected },
    ),
  )

  test('an answer to us is for us, and marked as read by others', () => {
    const reply_to_message = message({ from: { ...ME, is_bot: true }, chat: GROUP, text: '欠了多久？' })
    expect(readMessage({ chat: GROUP, text: '三个月', reply_to_message })).toMatchObject({
      message: { group: true, chat: '-1001234567890', sender: '42', content: { text: '三个月' } },
    })
    expect(inGroup({ sticker: {}, reply_to_message })).toEqual({ kind: 'unsupported', raw: 'sticker' })
  })

  test('an answer to somebody else is not for us', () => {
    expect(inGroup({ text: '三个月', reply_to_message: message({ chat: GROUP }) })).toBe('not-for-us')
  })

  test('a photo is for us only when its caption mentions us', () => {
    const photo = [{ file_id: 'p', width: 1, height: 1 }]
    expect(inGroup({ photo })).toBe('not-for-us')
    expect(inGroup({ photo, caption: '@xiangfa_test_bot 看看' })).toMatchObject({ ref: 'p', caption: '看看' })
    expect(inGroup({ photo, caption: '@xiangfa_test_bot' })).toEqual({
      kind: 'attachment',
      mediaType: 'image/jpeg',
      ref: 'p',
    })
  })
})

describe('what is no person speaking is ignored', () => {
  test.each([
    ['a channel post', { update_id: 1, channel_post: message({ text: '好' }) }],
    ['an edited channel post', { update_id: 1, edited_channel_post: message({ text: '好' }) }],
    [
      'a message in a channel',
      { update_id: 1, message: message({ text: '好', chat: { id: -100, type: 'channel' } }) },
    ],
    ['another bot', { update_id: 1, message: message({ text: '好', from: { id: 5, is_bot: true } }) }],
    ['our own message', { update_id: 1, message: message({ text: '好', from: { ...ME, is_bot: true } }) }],
    ['a kind we did not ask for', { update_id: 1, my_chat_member: {} }],
  ])('%s', (_what, update) => expect(read(update)).toEqual({ kind: 'ignored', why: 'not-for-us' }))
})
