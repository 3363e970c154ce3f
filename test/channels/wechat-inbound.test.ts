import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toInbound } from '../../src/channels/wechat-official/inbound.ts'
import { MENU_LIMITS, menu } from '../../src/channels/wechat-official/menu.ts'
import { sceneOfStation } from '../../src/channels/wechat-official/scene.ts'
import { parseXml } from '../../src/channels/wechat-wire/xml.ts'
import { countHan } from '../../src/domain/text/han.ts'
import { messageXml } from '../support/wechat/seal.ts'

const NOW = Date.parse('2026-11-23T09:00:00+08:00')
const AT = { ToUserName: 'gh_1', FromUserName: 'oPerson', CreateTime: NOW / 1000 }

function read(fields: Readonly<Record<string, string | number>>) {
  return toInbound(parseXml(messageXml({ ...AT, ...fields })) ?? {}, NOW)
}

function contentOf(fields: Readonly<Record<string, string | number>>) {
  const read_ = read({ MsgId: '23000000000000001', ...fields })
  return read_.kind === 'message' ? read_.message.content : read_
}

describe('a message of WeChat in our words', () => {
  it('has every field, and the platform’s own number against a second delivery', () => {
    expect(read({ MsgType: 'text', Content: ' 007 ', MsgId: '18446744073709551615' })).toEqual({
      kind: 'message',
      by: 'message',
      message: {
        channel: 'wechat-official',
        chat: 'oPerson',
        sender: 'oPerson',
        dedupKey: '18446744073709551615',
        group: false,
        sentAt: NOW,
        content: { kind: 'text', text: ' 007 ' },
      },
    })
  })

  it.each([
    [
      'a picture, by its id and never by its address',
      { MsgType: 'image', PicUrl: 'http://169.254.169.254/', MediaId: 'm1' },
      { kind: 'attachment', mediaType: 'image/jpeg', ref: 'm1' },
    ],
    [
      'a voice that was recognised',
      { MsgType: 'voice', MediaId: 'm2', Format: 'amr', Recognition: '老板跑了。' },
      { kind: 'attachment', mediaType: 'audio/amr', ref: 'm2', caption: '老板跑了。' },
    ],
    [
      'a voice that was not',
      { MsgType: 'voice', MediaId: 'm3', Format: 'amr', Recognition: '' },
      { kind: 'attachment', mediaType: 'audio/amr', ref: 'm3' },
    ],
    [
      'a video',
      { MsgType: 'video', MediaId: 'm4', ThumbMediaId: 't' },
      { kind: 'attachment', mediaType: 'video/mp4', ref: 'm4' },
    ],
    [
      'a short video',
      { MsgType: 'shortvideo', MediaId: 'm5', ThumbMediaId: 't' },
      { kind: 'attachment', mediaType: 'video/mp4', ref: 'm5' },
    ],
    [
      'a place',
      { MsgType: 'location', Location_X: '32.306', Location_Y: '108.901', Scale: 16, Label: '佐龙镇' },
      { kind: 'location', latitude: 32.306, longitude: 108.901 },
    ],
    [
      'a link',
      { MsgType: 'link', Title: '题', Description: '述', Url: 'http://x' },
      { kind: 'unsupported', raw: 'link' },
    ],
    ['an empty text', { MsgType: 'text', Content: '  ' }, { kind: 'unsupported', raw: 'empty' }],
    ['a kind of the future', { MsgType: 'hologram' }, { kind: 'unsupported', raw: 'hologram' }],
    ['a kind with an odd name', { MsgType: '__proto__' }, { kind: 'unsupported', raw: '__proto__' }],
  ])('knows %s', (_, fields, content) => {
    expect(contentOf(fields)).toEqual(content)
  })

  it.each([
    ['no number', { MsgType: 'text', Content: '问', MsgId: '' }],
    ['a number that is none', { MsgType: 'text', Content: '问', MsgId: '12a' }],
    ['no text', { MsgType: 'text', MsgId: '1' }],
    ['no id of the file', { MsgType: 'image', PicUrl: 'http://x', MsgId: '1' }],
    ['a place off the earth', { MsgType: 'location', Location_X: '91', Location_Y: '1', MsgId: '1' }],
    ['no sender', { FromUserName: '', MsgType: 'text', Content: '问', MsgId: '1' }],
    ['a sender with spaces', { FromUserName: 'a b', MsgType: 'text', Content: '问', MsgId: '1' }],
  ])('takes a message with %s for malformed', (_, fields) => {
    expect(read(fields)).toEqual({ kind: 'ignored', why: 'malformed' })
  })
})

describe('an event of WeChat in our words', () => {
  const said = (fields: Readonly<Record<string, string | number>>) => {
    const read_ = read({ MsgType: 'event', ...fields })
    return read_.kind === 'message' && read_.message.content.kind === 'text'
      ? { text: read_.message.content.text, by: read_.by, key: read_.message.dedupKey }
      : read_
  }

  it.each([
    ['following', { Event: 'subscribe', EventKey: '' }, '/start'],
    [
      'following by a code on a notice board',
      { Event: 'subscribe', EventKey: 'qrscene_st_town-610925101' },
      '/start st_town-610925101',
    ],
    [
      'scanning a code of ours',
      { Event: 'SCAN', EventKey: 'st_town-610925101', Ticket: 't' },
      '/start st_town-610925101',
    ],
    ['scanning a code of somebody else', { Event: 'SCAN', EventKey: '4711' }, '/start'],
    ['a menu item', { Event: 'CLICK', EventKey: '查进度' }, '查进度'],
  ])('takes %s for what could be typed', (_, fields, text) => {
    expect(said(fields)).toMatchObject({ text, by: 'tap' })
  })

  it('tells events apart by who, when, what and which', () => {
    const key = (fields: Readonly<Record<string, string | number>>) => {
      const one = said({ Event: 'CLICK', EventKey: '人工', ...fields })
      return 'key' in one ? one.key : undefined
    }
    const keys = [
      key({}),
      key({}),
      key({ EventKey: '撤回' }),
      key({ CreateTime: 1 }),
      key({ FromUserName: 'oOther' }),
    ]
    expect(keys[0]).toBe(keys[1])
    expect(new Set(keys).size).toBe(4)
  })

  it('notes who leaves', () => {
    expect(said({ Event: 'unsubscribe', EventKey: '' })).toEqual({ kind: 'left', chat: 'oPerson' })
  })

  it.each(['VIEW', 'LOCATION', 'TEMPLATESENDJOBFINISH'])('asks nothing of us with %s', (event) => {
    const fields = { Event: event, EventKey: 'http://x', Latitude: '1' }
    expect(said(fields)).toEqual({ kind: 'ignored', why: 'nothing-asked' })
  })

  it('logs an event it does not know', () => {
    expect(said({ Event: 'brand_new' })).toEqual({ kind: 'ignored', why: 'unknown' })
  })
})

describe('the code of a station', () => {
  it('leads back to that station, for 158 of them', () => {
    for (let at = 0; at < 158; at += 1) {
      const id = `village-610925${100 + (at % 12)}-${at.toString(16).padStart(8, '0')}`
      const scene = sceneOfStation(id) ?? ''
      expect(Buffer.byteLength(scene)).toBeLessThanOrEqual(64)
      for (const fields of [
        { Event: 'SCAN', EventKey: scene },
        { Event: 'subscribe', EventKey: `qrscene_${scene}` },
      ])
        expect(read({ MsgType: 'event', ...fields })).toMatchObject({
          message: { content: { text: `/start st_${id}` } },
        })
    }
  })

  it('is not made for a name that does not fit', () => {
    expect(sceneOfStation('x'.repeat(62))).toBeUndefined()
    expect(sceneOfStation('示范一村')).toBeUndefined()
  })
})

describe('the menu', () => {
  it.each([undefined, 'https://fa.example.gov.cn'])('keeps within the limits of the platform (%s)', (url) => {
    const buttons = menu(url)
    expect(buttons.length).toBeLessThanOrEqual(MENU_LIMITS.top)
    for (const button of buttons) {
      expect(countHan(button.name)).toBeLessThanOrEqual(MENU_LIMITS.topHan)
      const below = 'sub_button' in button ? button.sub_button : []
      expect(below.length).toBeLessThanOrEqual(MENU_LIMITS.below)
      for (const item of below) {
        expect(countHan(item.name)).toBeLessThanOrEqual(MENU_LIMITS.belowHan)
        if ('key' in item) expect(Buffer.byteLength(item.key)).toBeLessThanOrEqual(128)
      }
    }
  })
})

it('gives a value for any fields at all', () => {
  const value = fc.oneof(
    fc.string(),
    fc.dictionary(fc.string(), fc.string()),
    fc.array(fc.string()),
    fc.integer(),
  )
  const names = [
    'FromUserName',
    'ToUserName',
    'MsgType',
    'Event',
    'EventKey',
    'CreateTime',
    'MsgId',
    'Content',
    'MediaId',
  ]
  const fields = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), value)
  fc.assert(
    fc.property(fields, (some) => {
      expect(toInbound(some, NOW).kind).toMatch(/^(message|left|ignored)$/)
    }),
  )
})
