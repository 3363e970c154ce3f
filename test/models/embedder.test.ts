import { LLMock } from '@copilotkit/aimock'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createEmbedder } from '../../src/models/embedder.ts'
import { openEndpoint } from '../../src/models/endpoint.ts'
import type { Embedder } from '../../src/ports/embedder.ts'
import { createRememberingLog } from '../support/app/silent-log.ts'
import { type ModelServer, startModelServer } from '../support/model/model-server.ts'

const soon = () => AbortSignal.timeout(300)

let server: ModelServer
let embedder: Embedder

beforeEach(async () => {
  server = await startModelServer()
  const endpoint = await openEndpoint({ baseUrl: server.baseUrl, log: createRememberingLog() })
  embedder = createEmbedder(endpoint, 'test-vectors')
})
afterEach(() => server.stop())

describe('an embedding model behind an endpoint', () => {
  it('gives one vector for each text, in their order, whatever order they came in', async () => {
    const texts = ['老板', '老板跑了', '工钱']
    server.behaves({ kind: 'vectors', texts, of: (text) => [text.length, 1] })
    const answer = await embedder.embed(texts, soon())
    expect(answer).toEqual({
      kind: 'vectors',
      vectors: [Float32Array.of(2, 1), Float32Array.of(4, 1), Float32Array.of(2, 1)],
    })
    expect(JSON.parse(server.bodies[0] ?? '')).toEqual({
      model: 'test-vectors',
      input: texts,
      encoding_format: 'float',
    })
  })

  it('gives what an independent fake of the interface says', async () => {
    const mock = new LLMock({ port: 0 })
    mock.onEmbedding(/老板/, { embedding: [0.5, -0.25] })
    await mock.start()
    const endpoint = await openEndpoint({ baseUrl: `${mock.url}/v1`, log: createRememberingLog() })
    const answer = await createEmbedder(endpoint, 'any').embed(['老板跑了'], AbortSignal.timeout(3000))
    await mock.stop()
    expect(answer).toEqual({ kind: 'vectors', vectors: [Float32Array.of(0.5, -0.25)] })
  })

  it.each([
    ['too few', '{"data":[{"index":0,"embedding":[1]}]}'],
    ['the same place twice', '{"data":[{"index":0,"embedding":[1]},{"index":0,"embedding":[1]}]}'],
    ['different lengths', '{"data":[{"index":0,"embedding":[1]},{"index":1,"embedding":[1,2]}]}'],
    ['words', '{"data":[{"index":0,"embedding":["a"]},{"index":1,"embedding":["b"]}]}'],
    ['no list', '{}'],
    ['HTML', '<html>'],
  ])('calls %s malformed', async (_name, body) => {
    server.behaves({ kind: 'garbage', body })
    expect(await embedder.embed(['一', '二'], soon())).toEqual({ kind: 'failed', fault: 'malformed' })
  })

  it.each([
    ['silent', { kind: 'silent' }, 'timeout'],
    ['busy', { kind: 'status', status: 429 }, 'busy'],
    ['refusing', { kind: 'status', status: 401 }, 'refused'],
    ['hanging up', { kind: 'hangs-up' }, 'unreachable'],
  ] as const)('names the fault when it is %s', async (_name, behaviour, fault) => {
    server.behaves(behaviour)
    expect(await embedder.embed(['一'], soon())).toEqual({ kind: 'failed', fault })
  })
})
