import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TYPES } from '../../src/channels/wechaty/content.ts'
import { type Description, toInbound } from '../../src/channels/wechaty/inbound.ts'
import { saidToUs } from '../../src/channels/wechaty/mention.ts'

const NOW = Date.UTC(2026, 10, 22)
const SELF = { id: 'wxid_bot', names: ['法律帮手', '帮手'] }

function described(message: unknown, rest: Partial<Description> = {}): Description {
  return { message, talker: { type: 1 }, location: undefined, self: SELF, ...rest }
}

function privately(fields: object, rest: Partial<Description> = {}) {
  const message = {
    id: 'm1',
    talkerId: 'wxid_villager',
    listenerId: 'wxid_bot',
    timestamp: NOW,
    type: TYPES.text,
  }
  return toInbound(described({ ...message, ...fields }, rest), NOW)
}

function contentOf(fields: object, rest: Partial<Description> = {}) {
  const translated = privately(fields, rest)
  return translated.kind === 'message' ? translated.message.content : translated.why
}

describe('a message in private', () => {
  test('becomes a message with every field', () => {
    expect(privately({ text: ' 老板跑了 ' })).toEqual({
      kind: 'message',
      message: {
        channel: 'wechaty',
        chat: 'wxid_villager',
        dedupKey: 'm1',
        sender: 'wxid_villager',
        group: false,
        sentAt: NOW,
        content: { kind: 'text', text: '老板跑了' },
      },
    })
  })

  test.each([
    ['image', 'image/jpeg'],
    ['voice', 'audio/silk'],
    ['video', 'video/mp4'],
    ['file', 'application/octet-stream'],
  ] as const)('of kind %s is an attachment fetched by the message id', (kind, mediaType) => {
    const text = 'https://example.invalid/never-opened'
    expect(contentOf({ type: TYPES[kind], text })).toEqual({ kind: 'attachment', mediaType, ref: 'm1' })
  })

  test.each([
    'contact-card',
    'chat-history',
    'sticker',
    'mini-program',
    'transfer',
    'red-packet',
    'recalled',
    'link',
    'post',
  ] as const)('of kind %s is unsupported, and its content is not kept', (kind) => {
    expect(contentOf({ type: TYPES[kind], text: '内容' })).toEqual({ kind: 'unsupported', raw: kind })
  })

  test('of a kind nobody knows yet is unsupported', () => {
    expect(contentOf({ type: 99 })).toEqual({ kind: 'unsupported', raw: 'other' })
  })

  test('with a place gives the place, and says so when the place cannot be read', () => {
    const type = TYPES.location
    const location = { latitude: 32.3, longitude: 108.9, name: '示范一村' }
    expect(contentOf({ type }, { location })).toEqual({ kind: 'location', latitude: 32.3, longitude: 108.9 })
    for (const wrong of [undefined, {}, { latitude: 91, longitude: 0 }, { latitude: '32', longitude: 108 }]) {
      expect(contentOf({ type }, { location: wrong })).toEqual({ kind: 'unsupported', raw: 'location' })
    }
  })

  test('without words is unsupported', () => {
    expect(contentOf({ text: ' \n ' })).toEqual({ kind: 'unsupported', raw: 'empty' })
    expect(contentOf({})).toEqual({ kind: 'unsupported', raw: 'empty' })
  })

  test('is cut at 4096 characters and never holds what a database refuses', () => {
    expect(contentOf({ text: '话'.repeat(5000) })).toEqual({ kind: 'text', text: '话'.repeat(4096) })
    expect(contentOf({ text: `${'话'.repeat(4095)}😀` })).toEqual({
      kind: 'text',
      text: `${'话'.repeat(4095)}\ufffd`,
    })
    expect(contentOf({ text: '工\0资\ud83d' })).toEqual({ kind: 'text', text: '工资\ufffd' })
  })

  test('that answers a quotation holds only the answer', () => {
    const text = '「法律帮手：您在哪个镇？」\n- - - - - - - - - - - - - - -\n城关镇'
    expect(contentOf({ text })).toEqual({ kind: 'text', text: '城关镇' })
    expect(contentOf({ text: '「工资」是什么意思' })).toEqual({ kind: 'text', text: '「工资」是什么意思' })
    expect(contentOf({ text: '「只有引用」\n- - - - -' })).toEqual({
      kind: 'text',
      text: '「只有引用」\n- - - - -',
    })
  })

  test.each([
    ['seconds', NOW / 1000, NOW],
    ['milliseconds', NOW - 5, NOW - 5],
    ['nothing', undefined, NOW],
    ['a far future', NOW * 5, NOW],
    ['not a number', Number.NaN, NOW],
    ['minus one', -1, NOW],
  ])('with a time in %s is dated', (_, timestamp, sentAt) => {
    expect(privately({ text: '好', timestamp })).toMatchObject({ message: { sentAt } })
  })
})

describe('what is not for us', () => {
  test.each([
    ['our own message', { talkerId: 'wxid_bot', text: '好' }, {}],
    ['an official account', { text: '推送' }, { talker: { type: 2 } }],
    ['an official account by its id', { talkerId: 'gh_0123', text: '推送' }, { talker: undefined }],
    ['the WeChat team', { talkerId: 'weixin', text: '登录提醒' }, {}],
    ['the file helper', { talkerId: 'filehelper', text: '好' }, {}],
    ['a system notice', { type: TYPES.unknown, text: '你已添加了对方' }, {}],
    ['a note in a room', { type: TYPES['room-note'], roomId: 'r@chatroom' }, {}],
  ])('%s is ignored', (_, fields, rest) => {
    expect(privately(fields, rest)).toEqual({ kind: 'ignored', why: 'not-for-us' })
  })

  test('people of 企业微信 and people who cannot be looked up are heard', () => {
    for (const talker of [{ type: 3 }, { type: 0 }, undefined, 'broken']) {
      expect(contentOf({ text: '好' }, { talker })).toEqual({ kind: 'text', text: '好' })
    }
  })
})

describe('a message in a room', () => {
  const inRoom = (text: string, mentionIdList?: unknown) =>
    contentOf({ roomId: 'r@chatroom', text, mentionIdList })

  test('is answered to the room, in the name of its sender', () => {
    expect(privately({ roomId: 'r@chatroom', text: '@帮手 在吗' })).toMatchObject({
      message: { chat: 'r@chatroom', sender: 'wxid_villager', group: true },
    })
  })

  test.each([
    ['@法律帮手\u2005工资没给', ['wxid_bot'], '工资没给'],
    ['工资没给 @法律帮手\u2005', ['wxid_bot'], '工资没给'],
    ['@测试员乙\u2005@法律帮手\u2005工资没给', ['wxid_other', 'wxid_bot'], '@测试员乙\u2005 工资没给'],
    ['@法律帮手 工资没给', undefined, '工资没给'],
    ['@帮手，工资没给', [], '工资没给'],
    ['@群里的旧名字\u2005工资没给', ['wxid_bot'], '工资没给'],
    ['@法律帮手\u2005', ['wxid_bot'], '菜单'],
    ['「测试员乙：问问」\n- - - - - -\n@法律帮手\u2005这个怎么办', ['wxid_bot'], '这个怎么办'],
    ['@所有人 @法律帮手 说一下时限', ['wxid_bot'], '@所有人 说一下时限'],
  ])('%j with mentions %j asks %j', (text, mentions, asked) => {
    expect(inRoom(text, mentions)).toEqual({ kind: 'text', text: asked })
  })

  test.each([
    ['大家好', undefined],
    ['法律帮手是什么', undefined],
    ['@测试员乙\u2005在吗', ['wxid_other']],
    ['@法律帮手们 在吗', undefined],
    ['@所有人 明天开会', ['wxid_bot', 'wxid_other']],
    ['mail@法律', undefined],
  ])('%j with mentions %j is not for us', (text, mentions) => {
    expect(inRoom(text, mentions)).toBe('not-for-us')
  })

  test('that is not text is not for us', () => {
    for (const type of [TYPES.image, TYPES.voice, TYPES['red-packet'], TYPES.location]) {
      expect(contentOf({ roomId: 'r@chatroom', type, mentionIdList: ['wxid_bot'] })).toBe('not-for-us')
    }
  })
})

describe('whatever a puppet hands over', () => {
  test.each([
    undefined,
    null,
    7,
    'text',
    [],
    {},
    { id: 'm' },
    { id: 7, talkerId: 'a', type: 7 },
    { id: '', talkerId: '' },
  ])('%j is malformed', (message) => {
    expect(toInbound(described(message), NOW)).toEqual({ kind: 'ignored', why: 'malformed' })
  })

  test('a kind that is no number is malformed, in private and in a room', () => {
    expect(contentOf({ type: '7', text: '好' })).toBe('malformed')
    expect(contentOf({ type: undefined, roomId: 'r@chatroom', text: '好' })).toBe('malformed')
  })

  test('translation never throws and never gives an incomplete message', () => {
    const field = fc.oneof(fc.anything(), fc.string(), fc.integer({ min: -1, max: 20 }))
    const message = fc.oneof(
      fc.anything(),
      fc.record(
        {
          id: field,
          talkerId: field,
          roomId: field,
          type: field,
          text: field,
          timestamp: field,
          mentionIdList: field,
        },
        { requiredKeys: [] },
      ),
    )
    const property = fc.property(message, fc.anything(), fc.anything(), (raw, talker, location) => {
      const translated = toInbound({ message: raw, talker, location, self: SELF }, NOW)
      if (translated.kind === 'ignored') return
      const { chat, dedupKey, sender, sentAt, content } = translated.message
      for (const id of [chat, dedupKey, sender]) expect(id).not.toBe('')
      expect(Number.isSafeInteger(sentAt)).toBe(true)
      if (content.kind === 'text') expect(content.text.length).toBeGreaterThan(0)
    })
    fc.assert(property, { numRuns: 2000 })
  })

  test('a name made of regular-expression signs is only a name', () => {
    expect(saidToUs('@(a+)+$ 在吗', undefined, { id: 'b', names: ['(a+)+$'] })).toBe('在吗')
    expect(saidToUs('@aaaa 在吗', undefined, { id: 'b', names: ['.*', ''] })).toBeUndefined()
  })
})
