import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { say } from '../../src/domain/message/outbound-message.ts'
import { createInbox } from '../contracts/channel-contract.ts'
import { type FakeTelegram, startFakeTelegram } from '../support/telegram/fake-telegram.ts'
import type { Fault } from '../support/telegram/faults.ts'
import { openChannel, QUICK, SECRET } from '../support/telegram/rig.ts'

let telegram: FakeTelegram
let written: string[]

beforeEach(async () => {
  telegram = await startFakeTelegram({ resendMs: 2 })
  written = []
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => written.push(String(text)) > 0)
  }
})
afterEach(async () => {
  vi.restoreAllMocks()
  await telegram.stop()
})

/** Every way a call can fail, some of them quoting the token as loudly as they can. */
function faultsQuoting(token: string): Fault[] {
  return [
    { kind: 'drop' },
    { kind: 'accept-then-drop' },
    { kind: 'accept-then-hang' },
    { kind: 'too-many', retryAfter: 1 },
    { kind: 'refuse', code: 400, description: `Bad Request: /bot${token}/sendMessage` },
    { kind: 'refuse', code: 401, description: `Unauthorized: ${token}` },
    { kind: 'refuse', code: 403, description: `Forbidden: ${token}` },
    { kind: 'refuse', code: 409, description: `Conflict: ${token}` },
    { kind: 'refuse', code: 500, description: `Internal: ${token}` },
    { kind: 'raw', status: 502, body: `<html>https://api/bot${token}/getMe` },
    { kind: 'raw', status: 302, body: '', location: `/bot${token}/getMe` },
    { kind: 'raw', status: 200, body: `{"ok":true,"result":"${token}"}` },
    { kind: 'raw', status: 200, body: `{"ok":false,"error_code":"${token}","description":"${token}"}` },
    { kind: 'raw', status: 200, body: `"${token}"` },
  ]
}

const METHODS = [
  'getMe',
  'setMyCommands',
  'deleteWebhook',
  'setWebhook',
  'getUpdates',
  'answerCallbackQuery',
  'sendMessage',
]

describe('the token and the secret stay out of everything shown', () => {
  test.each(METHODS)('whatever goes wrong with %s', async (method) => {
    for (const fault of faultsQuoting(telegram.token)) {
      const shown = await live(method, fault)
      expect(shown.length, fault.kind).toBeGreaterThan(0)
      expectNoSecret(shown)
    }
  })

  test.each([
    ['http://127.0.0.1:1'],
    ['http://no-such-host.invalid'],
    ['not an address'],
    ['ftp://127.0.0.1'],
    [''],
  ])('with the API root %j', async (apiRoot) => {
    const { channel, log } = openChannel(telegram, { apiRoot })
    await channel.start(createInbox().receive)
    await vi.waitFor(() => expect(channel.status().state).toBe('failing'))
    const result = await channel.send('42', say('好'))
    await channel.stop()
    expect(result.kind).toBe('retry')
    expectNoSecret([...log.lines, inspect(result), channel.status().note])
  })

  function expectNoSecret(shown: readonly string[]): void {
    const all = [...shown, ...written].join('\n')
    for (const part of [telegram.token, telegram.token.split(':')[1] ?? '', SECRET])
      expect(all).not.toContain(part)
  }
})

/** Starts, takes in a press, sends, stops; polling and pushed; with one call failing. */
async function live(method: string, fault: Fault): Promise<readonly string[]> {
  const shown: string[] = []
  for (const webhookSecret of [undefined, SECRET]) {
    const webhookUrl = webhookSecret && 'http://127.0.0.1:1/telegram'
    const timing = { ...QUICK, pollSeconds: 0, callSeconds: 0.05 }
    const { channel, log } = openChannel(telegram, { webhookSecret, webhookUrl, timing })
    telegram.openChat(42)
    // A busy machine may need longer than a call is given here.
    await vi.waitFor(async () => {
      const first = await channel.send('42', say('选：', [{ label: '好', value: 'ok' }]))
      expect(first.kind).toBe('sent')
    })
    telegram.fail(method, fault)
    telegram.userPresses(42, 'ok')
    const before = telegram.callsOf(method).length
    await channel.start(createInbox().receive)
    await vi.waitFor(() => expect(channel.status().state).not.toBe('starting'))
    shown.push(inspect(await channel.send('42', say('好'))), inspect(channel.status()))
    if (calls(method, webhookSecret))
      await vi.waitFor(() => expect(telegram.callsOf(method).length).toBeGreaterThan(before))
    await channel.stop()
    telegram.heal()
    shown.push(...log.lines, inspect(channel, { depth: 3 }))
  }
  return shown
}

function calls(method: string, webhookSecret: string | undefined): boolean {
  const only = {
    getUpdates: 'polling',
    deleteWebhook: 'polling',
    answerCallbackQuery: 'polling',
    setWebhook: 'webhook',
  }
  const mode = Object.entries(only).find(([name]) => name === method)?.[1]
  return mode === undefined || mode === (webhookSecret === undefined ? 'polling' : 'webhook')
}

test('a redirect is not followed, so nobody can learn the token by one', async () => {
  let visits = 0
  const stranger = createServer((_request, response) => {
    visits += 1
    response.end('{"ok":true,"result":true}')
  })
  await new Promise<void>((resolve) => stranger.listen(0, '127.0.0.1', resolve))
  const location = `http://127.0.0.1:${(stranger.address() as AddressInfo).port}/`
  for (const status of [301, 302, 303, 307, 308]) {
    telegram.fail('sendMessage', { kind: 'raw', status, body: '', location })
    const { channel } = openChannel(telegram)
    expect((await channel.send('42', say('好'))).kind).toBe('retry')
  }
  expect(visits).toBe(0)
  await new Promise((resolve) => stranger.close(resolve))
})
