import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createAccountDesk } from '../../src/channels/wechat-official/desk.ts'
import { createAccessToken } from '../../src/channels/wechat-wire/access-token.ts'
import { createApiClient } from '../../src/channels/wechat-wire/api-client.ts'
import { menuCommand } from '../../src/cli/wechat/menu.ts'
import { qrCommand } from '../../src/cli/wechat/qr.ts'
import { say } from '../../src/domain/message/outbound-message.ts'
import { listen } from '../support/command-run.ts'
import { testCounty } from '../support/report-records.ts'
import { type Desk, type DeskOptions, openDesk } from '../support/wechat/desk.ts'
import { ACCOUNT } from '../support/wechat/seal.ts'

const PERSON = 'oPerson_0001'
const SEND = '/cgi-bin/message/custom/send'
const TOKEN = '/cgi-bin/stable_token'
const LATER = { text: '消息', how: 'custom' }

let desk: Desk
afterEach(() => desk.stop())

async function open(options: DeskOptions = {}) {
  desk = await openDesk(options)
  await desk.wechat.says(PERSON, '开始')
}

const send = () => desk.channel.send(PERSON, say('消息'))
const custom = () => desk.wechat.heard(PERSON).filter(({ how }) => how === 'custom')
const calls = (path: string) => desk.wechat.api.requests.filter((request) => request.path === path)

describe('the refusals of WeChat, by name', () => {
  it('45015, the 48 hours are over: waits for the next message and asks no more', async () => {
    await open()
    desk.wechat.api.fail(SEND, { kind: 'code', errcode: 45015 })
    expect(await send()).toMatchObject({ kind: 'held' })
    expect(await send()).toMatchObject({ kind: 'held' })
    expect(calls(SEND)).toHaveLength(1)
    await desk.wechat.says(PERSON, '又来了')
    expect(await send()).toEqual({ kind: 'sent' })
  })

  it('45047, too many: the same', async () => {
    await open()
    desk.wechat.api.fail(SEND, { kind: 'code', errcode: 45047 })
    expect(await send()).toMatchObject({ kind: 'held' })
    expect(await send()).toMatchObject({ kind: 'held' })
    expect(calls(SEND)).toHaveLength(1)
  })

  it('40001, another program fetched a token: a fresh one at once, and the message leaves', async () => {
    await open()
    await send()
    desk.wechat.api.replaceToken()
    expect(await send()).toEqual({ kind: 'sent' })
    expect(calls(TOKEN).at(-1)?.body).toMatchObject({ force_refresh: true })
    expect(custom()).toEqual([LATER, LATER])
  })

  it('42001, the token is over: a fresh one without ending anything', async () => {
    await open()
    await send()
    desk.wechat.api.expire()
    expect(await send()).toEqual({ kind: 'sent' })
    expect(calls(TOKEN).at(-1)?.body).toMatchObject({ force_refresh: false })
  })

  it('48001, no right to it: waits for the next message, asks no more for a while, and the operator reads it', async () => {
    await open({ platform: { custom: false } })
    expect(await send()).toMatchObject({ kind: 'held' })
    expect(await send()).toMatchObject({ kind: 'held' })
    expect(calls(SEND)).toHaveLength(1)
    expect(desk.channel.status().note).toContain('48001')
  })

  it('43004 and 40003, nobody there: never again', async () => {
    await open()
    for (const errcode of [43004, 40003]) {
      desk.wechat.api.fail(SEND, { kind: 'code', errcode })
      expect(await send()).toMatchObject({ kind: 'rejected' })
    }
  })

  it('45009, the day’s calls are used up: later', async () => {
    await open()
    desk.wechat.api.fail(SEND, { kind: 'code', errcode: 45009 })
    expect(await send()).toMatchObject({ kind: 'retry', afterMs: 3_600_000 })
  })

  it('counts a refused message as not sent, and one of unknown outcome as sent', async () => {
    await open()
    for (let at = 0; at < 8; at += 1) desk.wechat.api.fail(SEND, { kind: 'code', errcode: -1 })
    for (let at = 0; at < 8; at += 1) expect((await send()).kind).toBe('retry')
    for (let at = 0; at < 5; at += 1) expect(await send()).toEqual({ kind: 'sent' })
    expect((await send()).kind).toBe('held')
  })

  it('sends three after a tap and then the five of the message before it', async () => {
    await open()
    await desk.wechat.happens(PERSON, 'CLICK', '菜单')
    for (let at = 0; at < 8; at += 1) expect(await send()).toEqual({ kind: 'sent' })
    expect((await send()).kind).toBe('held')
    expect(calls(SEND)).toHaveLength(8)
  })
})

describe('the token', () => {
  it('is one for all processes: twenty who want it at once ask the platform once', async () => {
    await open()
    let asked = 0
    const one = () =>
      createAccessToken({
        storage: desk.data.database,
        clock: { now: Date.now },
        channel: 'another',
        fetch: async () => {
          asked += 1
          await new Promise((resolve) => setTimeout(resolve, 30))
          return { kind: 'ok', fields: { access_token: 'T', expires_in: 7200 } }
        },
      })
    const tokens = await Promise.all(Array.from({ length: 20 }, () => one().get()))
    expect(new Set(tokens.map((token) => JSON.stringify(token)))).toEqual(
      new Set([JSON.stringify({ kind: 'token', token: 'T' })]),
    )
    expect(asked).toBe(1)
  })

  it('is fetched again before it ends, and the old one serves while that fails', async () => {
    await open()
    const clock = { time: 1_000_000, now: () => clock.time }
    const answers = [
      { access_token: 'A', expires_in: 7200 },
      undefined,
      { access_token: 'B', expires_in: 7200 },
    ]
    const token = createAccessToken({
      storage: desk.data.database,
      clock,
      channel: 'another',
      fetch: async () => {
        const fields = answers.shift()
        return fields ? { kind: 'ok', fields } : { kind: 'fault', fault: { kind: 'odd-answer' } }
      },
    })
    expect(await token.get()).toMatchObject({ token: 'A' })
    clock.time += 7_200_000 - 299_000
    expect(await token.get()).toMatchObject({ token: 'A' })
    clock.time += 31_000
    expect(await token.get()).toMatchObject({ token: 'B' })
    expect(answers).toEqual([])
  })

  it('may be out of reach at the start: people are answered, the line says what is missing, and it mends itself', async () => {
    const timing = { tokenMs: 20 }
    desk = await openDesk({ timing })
    desk.wechat.api.expire()
    desk.wechat.api.fail(
      TOKEN,
      ...Array.from({ length: 500 }, () => ({ kind: 'code', errcode: 40164 }) as const),
    )
    await desk.data.database.stores.memory.change(
      { channel: 'wechat-official', name: 'access-token' },
      () => ({ stored: undefined, result: undefined }),
      Date.now(),
    )
    await new Promise((resolve) => setTimeout(resolve, 60))
    expect(desk.channel.status()).toMatchObject({
      state: 'failing',
      note: expect.stringContaining('IP 白名单'),
    })
    await desk.wechat.says(PERSON, '老板跑了')
    expect(desk.wechat.heard(PERSON)[0]?.text).toBe('答：老板跑了')
    desk.wechat.api.heal()
    for (let look = 0; look < 100 && desk.channel.status().state !== 'on'; look += 1)
      await new Promise((resolve) => setTimeout(resolve, 10))
    expect(desk.channel.status()).toEqual({ state: 'on', note: '公众号已连接。' })
  })
})

describe('what leaves the machine', () => {
  it('goes to the configured root only: a redirect is not followed', async () => {
    await open()
    const seen: string[] = []
    const elsewhere = createServer((request, response) => {
      seen.push(request.url ?? '')
      response.end('{}')
    })
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
    const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/stolen`
    desk.wechat.api.fail(SEND, { kind: 'raw', status: 302, body: '', location })
    expect((await send()).kind).toBe('retry')
    expect(seen).toEqual([])
    elsewhere.close()
  })

  it('cannot be led elsewhere by what people send', async () => {
    await open()
    const spellings = [
      'http://169.254.169.254/',
      'http://[::ffff:7f00:1]/',
      'http://2130706433/',
      '//evil/',
      'file:///etc/passwd',
    ]
    for (const PicUrl of spellings)
      await desk.wechat.sends(PERSON, { MsgType: 'image', PicUrl, MediaId: 'm1' })
    const paths = new Set(desk.wechat.api.requests.map(({ path }) => path))
    expect([...paths].every((path) => path === TOKEN || path === SEND)).toBe(true)
  })

  it('keeps secret and token out of the log, whatever goes wrong', async () => {
    await open()
    const faults = [
      { kind: 'drop' },
      { kind: 'raw', status: 500, body: '<html>' },
      { kind: 'raw', status: 200, body: 'not json' },
      { kind: 'code', errcode: 40001 },
      { kind: 'code', errcode: 50002 },
    ] as const
    for (const fault of faults) {
      desk.wechat.api.fail(SEND, fault)
      await send()
      desk.wechat.api.fail(TOKEN, fault)
      desk.wechat.api.replaceToken()
      await send()
    }
    const shown = [...desk.log.lines, JSON.stringify(desk.channel.status())].join('\n')
    for (const secret of [ACCOUNT.secret, ACCOUNT.aesKey, ACCOUNT.token, 'ACCESS-TOKEN', 'ELSEWHERE', '开始'])
      expect(shown).not.toContain(secret)
  })

  it('answers with a value when nobody listens there', async () => {
    await open()
    const client = createApiClient({ root: 'http://127.0.0.1:1', callMs: 500 })
    const answer = await client.call({ path: '/cgi-bin/x', query: { access_token: 'secret-token' } })
    expect(answer).toMatchObject({ kind: 'fault', fault: { kind: 'unreachable' } })
    expect(JSON.stringify(answer)).not.toContain('secret-token')
    await client.close()
  })
})

describe('the commands at the account', () => {
  const account = () =>
    createAccountDesk(
      { appId: ACCOUNT.appId, secret: ACCOUNT.secret, apiRoot: desk.wechat.api.root },
      { storage: desk.data.database, clock: { now: Date.now } },
    )

  it('set the menu, and say in one sentence why not', async () => {
    await open()
    const [good, bad] = [listen(), listen()]
    expect(
      await menuCommand({ ...good, args: [], account: account(), publicUrl: 'https://fa.example.gov.cn' }),
    ).toBe(0)
    expect(JSON.stringify(desk.wechat.api.menu())).toContain('https://fa.example.gov.cn')
    expect(good.out.join('\n')).toContain('查进度')
    desk.wechat.api.fail('/cgi-bin/menu/create', { kind: 'code', errcode: 48001 })
    expect(await menuCommand({ ...bad, args: [], account: account(), publicUrl: undefined })).toBe(1)
    expect(bad.errors).toEqual(['菜单没设成：这个公众号没有这项权限（48001）：要认证过的服务号。'])
  })

  it('make a picture for a town, and for every station', async () => {
    await open()
    const { mkdtemp, readdir, readFile, rm } = await import('node:fs/promises')
    const folder = await mkdtemp('/tmp/xiangfa-codes-')
    const said = listen()
    const request = { ...said, account: account(), county: testCounty }
    const town = testCounty.towns[0]?.name ?? ''
    expect(await qrCommand({ ...request, args: [town, '--out', folder] })).toBe(0)
    const [file = ''] = await readdir(folder)
    expect((await readFile(`${folder}/${file}`)).subarray(1, 4).toString()).toBe('PNG')
    expect(await qrCommand({ ...request, args: ['--all', '--out', folder] })).toBe(0)
    expect(await readdir(folder)).toHaveLength(testCounty.stations.length)
    expect(await qrCommand({ ...request, args: ['没有镇', '--out', folder] })).toBe(2)
    expect(said.errors.at(-1)).toContain(town)
    await rm(folder, { recursive: true })
  })
})
