import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { types } from 'wechaty'
import { TYPES } from '../../src/channels/wechaty/content.ts'
import { createWechatyChannel, type WechatyChannel } from '../../src/channels/wechaty/index.ts'
import type { Timing } from '../../src/channels/wechaty/timing.ts'
import { say } from '../../src/domain/message/outbound-message.ts'
import { channelContract, createInbox } from '../contracts/channel-contract.ts'
import { createRecordingLog } from '../support/telegram/recording-log.ts'
import { BOT, OTHER, ROOM, TOKEN, VILLAGER } from '../support/wechaty/fake-wechat.ts'
import { openRig, QUICK, type WechatyRig } from '../support/wechaty/rig.ts'

/** A file of ours stands in for the puppet package. */
const LONE_PUPPET = new URL('../support/wechaty/lone-puppet.ts', import.meta.url).href
/** Loading wechaty and its puppets takes its time. */
const SLOWER: Timing = { ...QUICK, silenceMs: 20_000, callMs: 2_000, pulseMs: 1_000, stopMs: 2_000 }

/** Generous: it only matters when something is broken. */
function eventually(check: () => void): Promise<void> {
  return vi.waitFor(check, 25_000)
}

channelContract({ name: 'wechaty', open: async () => openRig() })

describe('wechaty', () => {
  let rig: WechatyRig
  let inbox: ReturnType<typeof createInbox>

  async function open(timing: Partial<Timing> = {}): Promise<void> {
    rig = openRig(timing)
    inbox = createInbox()
    await rig.channel.start(inbox.receive)
  }
  const status = (part: RegExp) => eventually(() => expect(rig.channel.status().note).toMatch(part))
  const online = () => eventually(() => expect(rig.channel.status().state).toBe('on'))
  const stored = (count: number) => eventually(() => expect(inbox.stored).toHaveLength(count))

  beforeEach(() => open())
  afterEach(() => rig.channel.stop())

  test('takes in a private message and sends the reply to the same chat', async () => {
    await online()
    rig.wechat.write({ text: '老板跑了，工资没给' })
    await stored(1)
    const [message] = inbox.stored
    expect(message).toMatchObject({
      channel: 'wechaty',
      chat: VILLAGER,
      sender: VILLAGER,
      group: false,
      dedupKey: 'message-1',
      content: { kind: 'text', text: '老板跑了，工资没给' },
    })
    expect(await rig.channel.send(message?.chat ?? '', say('先打 12348。'))).toEqual({ kind: 'sent' })
    expect(rig.wechat.sent).toEqual([{ chat: VILLAGER, text: '先打 12348。' }])
  })

  test('in a room hears only what mentions it, without the mention, and answers into the room', async () => {
    await online()
    rig.wechat.write({ roomId: ROOM, text: '今天赶集吗' })
    rig.wechat.write({ roomId: ROOM, text: '@测试员乙\u2005工资发了吗', mentionIdList: [OTHER] })
    rig.wechat.write({ roomId: ROOM, type: types.Message.Image })
    rig.wechat.write({ roomId: ROOM, text: '@法律帮手\u2005工资没给怎么办', mentionIdList: [BOT] })
    rig.wechat.write({ roomId: ROOM, text: '@法律帮手 要多久', talkerId: OTHER })
    await stored(2)
    expect(inbox.texts()).toEqual(['工资没给怎么办', '要多久'])
    expect(inbox.stored).toMatchObject([
      { chat: ROOM, sender: VILLAGER, group: true },
      { chat: ROOM, sender: OTHER, group: true },
    ])
    await rig.channel.send(ROOM, say('请私下告诉我。'))
    expect(rig.wechat.sent).toEqual([{ chat: ROOM, text: '请私下告诉我。' }])
  })

  test('does not hear itself, official accounts and system accounts', async () => {
    await online()
    rig.wechat.write({ talkerId: BOT, listenerId: VILLAGER, text: '我自己说的' })
    rig.wechat.write({ talkerId: 'public', text: '今日推送' })
    rig.wechat.live?.mocker.createContact({ id: 'weixin', name: '微信团队' })
    rig.wechat.write({ talkerId: 'weixin', text: '登录提醒' })
    rig.wechat.write({ text: '有人吗' })
    await stored(1)
    expect(inbox.offered.map(({ sender }) => sender)).toEqual([VILLAGER])
  })

  test('gives a place its coordinates and a photo the id to fetch it with', async () => {
    await online()
    rig.wechat.write({ type: types.Message.Location })
    const photo = rig.wechat.write({ type: types.Message.Image })
    await stored(2)
    expect(inbox.stored.map(({ content }) => content)).toEqual([
      { kind: 'location', latitude: 39.995121, longitude: 116.334154 },
      { kind: 'attachment', mediaType: 'image/jpeg', ref: photo },
    ])
  })

  test('gives a repeated message the key of the first', async () => {
    await online()
    const id = rig.wechat.write({ text: '一句话' })
    rig.wechat.repeat(id)
    rig.wechat.repeat(id)
    await eventually(() => expect(inbox.offered).toHaveLength(3))
    expect(inbox.stored).toHaveLength(1)
  })

  test('accepts what was written long before the start', async () => {
    await online()
    const yesterday = Date.now() - 86_400_000
    rig.wechat.write({ text: '昨天写的', timestamp: yesterday })
    await stored(1)
    expect(inbox.stored[0]?.sentAt).toBe(yesterday)
  })

  test('keeps the order of a chat while the inbox refuses, and does not hold up other chats', async () => {
    await online()
    const taken: string[] = []
    let blocked = true
    await rig.channel.stop()
    await rig.channel.start(async (messages) => {
      if (blocked && messages.some(({ chat }) => chat === VILLAGER)) throw new Error('locked')
      for (const { content } of messages) if (content.kind === 'text') taken.push(content.text)
    })
    await online()
    const numbers = Array.from({ length: 20 }, (_, at) => `第${at + 1}句`)
    for (const text of numbers) rig.wechat.write({ text })
    rig.wechat.write({ talkerId: OTHER, text: '另一个人' })
    await eventually(() => expect(taken).toEqual(['另一个人']))
    await status(/^有 20 条来信存不下来/)
    expect(rig.channel.waiting()).toBe(20)
    blocked = false
    await eventually(() => expect(taken).toEqual(['另一个人', ...numbers]))
    await online()
  })

  test('connects again after an error without a sign of life, and answers and hears as before', async () => {
    rig.wechat.manners = { ...rig.wechat.manners, pulse: false }
    await rig.channel.stop()
    await rig.channel.start(inbox.receive)
    await online()
    const before = rig.wechat.starts
    rig.wechat.manners = { ...rig.wechat.manners, pulse: true }
    rig.wechat.live?.puppet.emit('error', new Error('stream broke'))
    await eventually(() => expect(rig.wechat.starts).toBe(before + 1))
    await online()
    rig.wechat.write({ text: '还在吗' })
    await stored(1)
    expect(await rig.channel.send(VILLAGER, say('在。'))).toEqual({ kind: 'sent' })
  })

  test('stays connected after an error when the account still shows a sign of life', async () => {
    await online()
    for (let times = 0; times < 5; times += 1)
      rig.wechat.live?.puppet.emit('error', new Error('one odd message'))
    await new Promise((done) => setTimeout(done, QUICK.pulseMs * 2))
    expect(rig.wechat.starts).toBe(1)
    expect(rig.channel.status().state).toBe('on')
  })

  test('connects again when the puppet stops by itself', async () => {
    await online()
    await rig.wechat.live?.puppet.stop()
    await eventually(() => expect(rig.wechat.starts).toBe(2))
    await online()
  })

  test('hands the log-in on to the next connection, and keeps it off the disk', async () => {
    await online()
    await rig.wechat.live?.puppet.memory.set('log-in', 'kept')
    await rig.wechat.live?.puppet.memory.save()
    await rig.wechat.live?.puppet.stop()
    await eventually(() => expect(rig.wechat.starts).toBe(2))
    expect(await rig.wechat.live?.puppet.memory.get('log-in')).toBe('kept')
    expect(readdirSync('.').filter((name) => name.includes('memory-card'))).toEqual([])
  })

  test('reads a message that came just before the connection broke with the next connection', async () => {
    await online()
    const puppet = rig.wechat.live?.puppet
    vi.spyOn(puppet ?? fail(), 'messagePayload').mockReturnValue(new Promise(() => undefined))
    const id = rig.wechat.write({ text: '断线前说的' })
    const payload = rig.wechat.live?.mocker.messagePayload(id) ?? fail()
    await puppet?.stop()
    await eventually(() => expect(rig.wechat.starts).toBe(2))
    rig.wechat.live?.mocker.cacheMessagePayload.set(id, payload)
    await stored(1)
    expect(inbox.texts()).toEqual(['断线前说的'])
  })

  test('keeps trying while the puppet cannot start, and comes up when it can', async () => {
    await rig.channel.stop()
    rig.wechat.manners = { ...rig.wechat.manners, start: 'fails' }
    const before = rig.wechat.starts
    await rig.channel.start(inbox.receive)
    await status(/断开了，正在重新连接/)
    expect(rig.wechat.starts).toBeGreaterThan(before)
    rig.wechat.manners = { ...rig.wechat.manners, start: 'works' }
    await online()
  })

  test('never has more than two starts hanging at once', async () => {
    await rig.channel.stop()
    await open({ silenceMs: 5, stopMs: 5 })
    await rig.channel.stop()
    rig.wechat.manners = { ...rig.wechat.manners, start: 'hangs' }
    const before = rig.wechat.starts
    await rig.channel.start(inbox.receive)
    await eventually(() => expect(rig.log.lines.join()).toContain('wechaty.starts-hang'))
    await new Promise((done) => setTimeout(done, 200))
    expect(rig.wechat.starts - before).toBe(2)
  })

  test('shows the code to scan on the screen and for the console, and forgets it after the log-in', async () => {
    await rig.channel.stop()
    rig.wechat.manners = { ...rig.wechat.manners, login: false }
    await rig.channel.start(inbox.receive)
    await status(/请用手机微信扫描二维码登录/)
    expect(rig.channel.qr()).toBe('https://example.invalid/scan-me')
    await eventually(() => expect(rig.screen.join('')).toMatch(/(?:█[█▀▄ ]{20,}█\n){8}/))
    const { mocker, puppet } = rig.wechat.live ?? fail()
    puppet.emit('scan', { status: types.ScanStatus.Scanned })
    await status(/在手机上点确认/)
    mocker.login(mocker.ContactMock.load(BOT))
    await online()
    expect(rig.channel.qr()).toBeUndefined()
    expect(rig.log.lines.join()).not.toContain('scan-me')
  })

  test('asks for a new scan after a log-out, keeps replies for later, and goes on after the scan', async () => {
    await online()
    const { mocker, puppet } = rig.wechat.live ?? fail()
    await puppet.logout('logged out on the phone')
    expect(rig.channel.status()).toEqual({ state: 'failing', note: '微信号已退出登录，请重新扫码。' })
    expect(await rig.channel.send(VILLAGER, say('在。'))).toMatchObject({ kind: 'retry' })
    mocker.scan('https://example.invalid/again')
    expect(rig.channel.qr()).toBe('https://example.invalid/again')
    expect(rig.channel.status().note).toContain('请重新扫码')
    mocker.login(mocker.ContactMock.load(BOT))
    await online()
    expect(await rig.channel.send(VILLAGER, say('在。'))).toEqual({ kind: 'sent' })
  })

  test('starts afresh when a log-out is followed by no new code', async () => {
    await rig.channel.stop()
    await open({ silenceMs: 20 })
    await online()
    await rig.wechat.live?.puppet.logout()
    await eventually(() => expect(rig.wechat.starts).toBe(2))
    await online()
  })

  test('answers retry before anybody is logged in', async () => {
    await rig.channel.stop()
    expect(await rig.channel.send(VILLAGER, say('在。'))).toEqual({
      kind: 'retry',
      reason: '微信号还没登录，登录后再发。',
    })
  })

  test('answers retry when the puppet never answers', async () => {
    await online()
    rig.wechat.breakSends('silent')
    expect(await rig.channel.send(VILLAGER, say('在。'))).toMatchObject({ kind: 'retry', reason: /没有回应/ })
  })

  test('answers rejected for a room it was put out of', async () => {
    await online()
    rig.wechat.leaveRoom()
    expect(await rig.channel.send(ROOM, say('在。'))).toMatchObject({ kind: 'rejected' })
  })

  test('asked to stop, still reads and stores what has arrived', async () => {
    await online()
    const { puppet, mocker } = rig.wechat.live ?? fail()
    vi.spyOn(puppet, 'messagePayload').mockImplementation(async (id) => {
      await new Promise((done) => setTimeout(done, 50))
      if (!puppet.isLoggedIn) throw new Error('stopped')
      return mocker.messagePayload(id)
    })
    rig.wechat.write({ text: '最后一句' })
    await rig.channel.stop()
    expect(inbox.texts()).toEqual(['最后一句'])
  })

  test('survives errors of a bot that was put away', async () => {
    await online()
    const old = rig.wechat.live?.puppet
    await rig.channel.stop()
    old?.emit('error', new Error('late'))
    old?.emit('message', { messageId: 'late' })
    expect(rig.channel.status().state).toBe('off')
    expect(rig.channel.waiting()).toBe(0)
  })
})

test('our numbers for kinds of message are those of wechaty', () => {
  const { Message } = types
  expect(TYPES).toEqual({
    unknown: Message.Unknown,
    file: Message.Attachment,
    voice: Message.Audio,
    'contact-card': Message.Contact,
    'chat-history': Message.ChatHistory,
    sticker: Message.Emoticon,
    image: Message.Image,
    text: Message.Text,
    location: Message.Location,
    'mini-program': Message.MiniProgram,
    'room-note': Message.GroupNote,
    transfer: Message.Transfer,
    'red-packet': Message.RedEnvelope,
    recalled: Message.Recalled,
    link: Message.Url,
    video: Message.Video,
    post: Message.Post,
  })
})

describe('wechaty in its own thread', () => {
  const log = createRecordingLog()
  const inbox = createInbox()
  let channel: WechatyChannel
  const open = async (puppet: string) => {
    channel = createWechatyChannel({ clock: { now: Date.now }, log, puppet, token: TOKEN, timing: SLOWER })
    await channel.start(inbox.receive)
  }
  const online = () => eventually(() => expect(channel.status().state).toBe('on'))
  const offline = () => eventually(() => expect(channel.status().state).toBe('failing'))
  const heard = (text: string) => eventually(() => expect(inbox.texts()).toContain(text))
  afterEach(() => channel.stop())

  test('hears, answers and refuses as it does without one, and keeps the token to itself', async () => {
    await open(LONE_PUPPET)
    await online()
    expect(await channel.send(VILLAGER, say('say 老板跑了'))).toEqual({ kind: 'sent' })
    await heard('老板跑了')
    expect(await channel.send(VILLAGER, say('refuse'))).toEqual({ kind: 'retry', reason: '微信号发送失败。' })
    expect(log.lines.join()).not.toContain(TOKEN)
  })

  test('survives a crash and a freeze of the puppet, and the log-in survives with it', async () => {
    await open(LONE_PUPPET)
    await online()
    await channel.send(VILLAGER, say('remember'))
    await channel.send(VILLAGER, say('crash'))
    await offline()
    await online()
    await channel.send(VILLAGER, say('recall'))
    await heard(`recalled ${TOKEN}`)
    expect(await channel.send(VILLAGER, say('freeze'))).toMatchObject({ kind: 'retry' })
    await offline()
    await online()
    await channel.send(VILLAGER, say('say 又好了'))
    await heard('又好了')
  })

  test('says in Chinese that a puppet is not installed, and stops trying', async () => {
    await open('wechaty-puppet-not-installed')
    await eventually(() => expect(channel.status().note).toMatch(/找不到微信号的接口组件/))
    expect(channel.status().state).toBe('failing')
  })

  test('survives a puppet service that cannot be reached', async () => {
    await open('wechaty-puppet-service')
    await eventually(() => expect(channel.status().note).toMatch(/断开了，正在重新连接/))
  })
})

test.each(['starting', 'on'])(
  'stopped while %s, leaves nothing behind that keeps a program alive',
  (state) => {
    const args = ['--input-type=module-typescript', '--eval', STOP_WHEN, LONE_PUPPET, state]
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', timeout: 25_000 })
    expect(stderr).toBe('')
    expect(stdout).toBe('off\n')
  },
)

const STOP_WHEN = `
import { createWechatyChannel } from './src/channels/wechaty/index.ts'
const log = { info() {}, warn() {}, error() {} }
const [, puppet, state] = process.argv
const channel = createWechatyChannel({ clock: { now: Date.now }, log, puppet })
await channel.start(async () => {})
while (channel.status().state !== state) await new Promise((done) => setTimeout(done, 5))
await channel.stop()
console.log(channel.status().state)
`

test('says in Chinese that wechaty is not installed, in a program without it', () => {
  const home = mkdtempSync(join(tmpdir(), 'wechaty-missing-'))
  try {
    for (const part of ['domain', 'ports', 'channels/common', 'channels/wechaty']) {
      cpSync(resolve('src', part), join(home, 'src', part), { recursive: true })
    }
    writeFileSync(join(home, 'package.json'), '{"type":"module"}')
    writeFileSync(join(home, 'try.ts'), TRY_WITHOUT_WECHATY)
    const { stdout, stderr } = spawnSync(process.execPath, ['try.ts'], { cwd: home, encoding: 'utf8' })
    expect(stderr).toBe('')
    expect(JSON.parse(stdout)).toEqual({
      status: { state: 'failing', note: expect.stringMatching(/^没有安装微信号组件.*其他渠道照常/) },
      send: { kind: 'retry', reason: '微信号还没登录，登录后再发。' },
    })
  } finally {
    rmSync(home, { recursive: true })
  }
})

const TRY_WITHOUT_WECHATY = `
import { createWechatyChannel } from './src/channels/wechaty/index.ts'
const log = { info() {}, warn() {}, error() {} }
const channel = createWechatyChannel({ clock: { now: Date.now }, log })
await channel.start(async () => {})
while (channel.status().state === 'starting') await new Promise((done) => setTimeout(done, 5))
const status = channel.status()
const send = await channel.send('somebody', { text: 'x', options: [], tone: 'normal' })
await channel.stop()
console.log(JSON.stringify({ status, send }))
`

function fail(): never {
  throw new Error('no puppet was made')
}
