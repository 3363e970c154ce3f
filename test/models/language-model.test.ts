import { LLMock } from '@copilotkit/aimock'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openEndpoint } from '../../src/models/endpoint.ts'
import { createLanguageModel } from '../../src/models/language-model.ts'
import type { LanguageModel } from '../../src/ports/language-model.ts'
import { createRememberingLog, type RememberingLog } from '../support/app/silent-log.ts'
import { type ModelServer, startModelServer } from '../support/model/model-server.ts'

const KEY = 'sk-not-to-be-seen-1234567890'
const REQUEST = { instructions: '只输出 JSON', input: '老板跑了', maxTokens: 50 }
const soon = () => AbortSignal.timeout(300)

let server: ModelServer
let log: RememberingLog
let model: LanguageModel

beforeEach(async () => {
  server = await startModelServer()
  log = createRememberingLog()
  const endpoint = await openEndpoint({ baseUrl: server.baseUrl, apiKey: KEY, log })
  model = createLanguageModel(endpoint, 'test-model')
})
afterEach(() => server.stop())

describe('a language model behind an endpoint', () => {
  it('gives what an independent fake of the interface says', async () => {
    const mock = new LLMock({ port: 0 })
    mock.onMessage('老板跑了', { content: '{"terms":["老板失联"]}' })
    await mock.start()
    const endpoint = await openEndpoint({ baseUrl: `${mock.url}/v1`, log })
    const answer = await createLanguageModel(endpoint, 'gpt-4o').ask(REQUEST, AbortSignal.timeout(3000))
    await mock.stop()
    expect(answer).toEqual({ kind: 'said', text: '{"terms":["老板失联"]}' })
  })

  it('sends the words, the limit and the key, and nothing that names a user', async () => {
    server.behaves({ kind: 'says', text: '好' })
    await model.ask(REQUEST, soon())
    expect(Object.keys(JSON.parse(server.bodies[0] ?? '')).sort()).toEqual([
      'max_tokens',
      'messages',
      'model',
      'temperature',
    ])
    expect(server.headers[0]?.authorization).toBe(`Bearer ${KEY}`)
  })

  it.each([
    ['silent', { kind: 'silent' }, 'timeout'],
    ['slow', { kind: 'says', text: '好', afterMs: 2000 }, 'timeout'],
    ['busy', { kind: 'status', status: 429 }, 'busy'],
    ['broken', { kind: 'status', status: 500 }, 'unreachable'],
    ['refusing the key', { kind: 'status', status: 401 }, 'refused'],
    ['hanging up', { kind: 'hangs-up' }, 'unreachable'],
    ['sending half a body', { kind: 'half' }, 'unreachable'],
    ['streaming half an answer', { kind: 'half-stream' }, 'unreachable'],
    ['sending a megabyte', { kind: 'huge', bytes: 1024 * 1024 }, 'too-long'],
    ['sending 100 KB', { kind: 'huge', bytes: 100 * 1024 }, 'too-long'],
    ['sending HTML', { kind: 'garbage', body: '<html>' }, 'malformed'],
    ['sending an empty object', { kind: 'garbage', body: '{}' }, 'malformed'],
    ['sending null', { kind: 'garbage', body: 'null' }, 'malformed'],
    ['redirecting', { kind: 'redirect', to: 'http://127.0.0.1:1/v1' }, 'unreachable'],
  ] as const)('names the fault when the endpoint is %s', async (_name, behaviour, fault) => {
    server.behaves(behaviour)
    const began = performance.now()
    const answer = await model.ask(REQUEST, soon())
    expect(answer).toEqual({ kind: 'failed', fault })
    expect(performance.now() - began).toBeLessThan(1000)
  })

  it('tries once, leaves an endpoint alone after five failures, and never logs the key or the words', async () => {
    server.behaves({ kind: 'status', status: 500 })
    for (let tries = 0; tries < 7; tries++) await model.ask(REQUEST, soon())
    expect(server.bodies).toHaveLength(5)
    expect(await model.ask(REQUEST, soon())).toEqual({ kind: 'failed', fault: 'resting' })
    const lines = log.lines.map(({ event, text }) => `${event} ${text}`).join('\n')
    expect(lines).toContain('model.failed')
    expect(lines).not.toContain(KEY)
    expect(lines).not.toContain('老板')
  })
})
