import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { OutboundMessage } from '../../../src/domain/message/outbound-message.ts'
import { createFakeChannel } from '../../support/app/fake-channel.ts'
import { openTestCounty, type TestCounty } from '../../support/app/test-county.ts'
import { type ModelServer, startModelServer } from '../../support/model/model-server.ts'
import { outsideAt } from '../../support/model/outside.ts'

const VOICE = { kind: 'attachment', mediaType: 'audio/ogg', ref: 'voice-1' } as const
const BYTES = new Uint8Array([0x4f, 0x67, 0x67, 0x53, 1, 2, 3])

let server: ModelServer
let county: TestCounty

beforeEach(async () => {
  server = await startModelServer()
  county = await withSpeech(server.baseUrl)
})
afterEach(async () => {
  await county.stop()
  await server.stop()
})

async function withSpeech(baseUrl: string): Promise<TestCounty> {
  const channel = {
    ...createFakeChannel(),
    fetchFile: async (ref: string) => (ref === VOICE.ref ? BYTES : undefined),
  }
  return openTestCounty({ channel, outside: { speech: (await outsideAt(baseUrl)).speech } })
}

const textOf = (messages: readonly OutboundMessage[]) => messages.map(({ text }) => text).join('\n')

describe('a voice message, where speech recognition is configured', () => {
  it('is shown as understood and then answered as if it had been typed', async () => {
    server.behaves({ kind: 'says', text: '老板跑了工钱咋办' })
    const heard = await county.sends('a', VOICE)
    expect(heard[0]?.text).toContain('我听到的是：“老板跑了工钱咋办”')
    expect(textOf(heard.slice(1))).toContain('12333')
    expect(server.bodies[0]).toContain('OggS')
    expect(server.bodies[0]).toContain('filename="voice.ogg"')
    expect(server.bodies[0]).not.toContain('voice-1')
  })

  it('can press a number or speak of danger', async () => {
    await county.says('a', '人工')
    server.behaves({ kind: 'says', text: '我男人拿刀要砍我' })
    const heard = await county.sends('a', VOICE)
    expect(heard[0]?.tone).toBe('emergency')
    expect(heard[0]?.text.indexOf('110')).toBeGreaterThanOrEqual(0)
    expect(heard[0]?.text.indexOf('110')).toBeLessThan(heard[0]?.text.indexOf('我听到的是') ?? 0)
  })

  it('repeats no number or link the recogniser may have made up', async () => {
    server.behaves({ kind: 'says', text: '打13900001111，看http://evil.example，工钱没给' })
    expect(textOf(await county.sends('a', VOICE))).not.toMatch(/1390000|evil/)
  })

  it.each([
    ['fails', { kind: 'status', status: 500 }],
    ['is silent', { kind: 'silent' }],
    ['hears nothing', { kind: 'says', text: ' 。 ' }],
  ] as const)(
    'is honestly asked for in writing when the recogniser %s',
    async (_name, behaviour) => {
      server.behaves(behaviour)
      const began = performance.now()
      const heard = await county.sends('a', VOICE)
      expect(performance.now() - began).toBeLessThan(4500)
      expect(textOf(heard)).toMatch(/没听懂[\s\S]*打字[\s\S]*数字[\s\S]*12348/)
    },
    20_000,
  )

  it('is asked for in writing when the platform gives it out no more', async () => {
    expect(textOf(await county.sends('a', { ...VOICE, ref: 'gone' }))).toContain('没听懂')
    expect(server.bodies).toEqual([])
  })

  it('is shown as the platform understood it, where the platform does, and sent nowhere', async () => {
    const heard = await county.sends('a', { ...VOICE, caption: '老板跑了工钱咋办' })
    expect(heard[0]?.text).toContain('我听到的是：“老板跑了工钱咋办”')
    expect(textOf(heard.slice(1))).toContain('12333')
    expect(server.bodies).toEqual([])
  })

  it('is not listened to before others', async () => {
    await county.sends('room', VOICE, { group: true })
    expect(server.bodies).toEqual([])
  })
})

it('is asked for in writing where nothing is configured', async () => {
  const plain = await openTestCounty()
  const heard = textOf(await plain.sends('a', VOICE))
  await plain.stop()
  expect(heard).toMatch(/没听懂[\s\S]*打字/)
})
