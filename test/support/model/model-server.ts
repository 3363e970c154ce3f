import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'

/** What the endpoint does with one request. */
export type Behaviour =
  | { readonly kind: 'says'; readonly text: string; readonly afterMs?: number }
  /** One vector for each text of the request. */
  | {
      readonly kind: 'vectors'
      readonly of: (text: string) => readonly number[]
      readonly texts: readonly string[]
    }
  | { readonly kind: 'status'; readonly status: number }
  /** Announces a whole body, sends half of it and hangs up. */
  | { readonly kind: 'half' }
  /** Streams although nobody asked for it, and stops in the middle of a word. */
  | { readonly kind: 'half-stream' }
  | { readonly kind: 'hangs-up' }
  | { readonly kind: 'silent' }
  | { readonly kind: 'huge'; readonly bytes: number }
  | { readonly kind: 'garbage'; readonly body: string }
  | { readonly kind: 'redirect'; readonly to: string }

/** An OpenAI-compatible endpoint that misbehaves on demand and remembers everything it was sent. */
export interface ModelServer {
  readonly baseUrl: string
  readonly bodies: readonly string[]
  readonly headers: readonly NodeJS.Dict<string | string[]>[]
  /** From now on. */
  behaves(as: Behaviour | ((body: string) => Behaviour)): void
  stop(): Promise<void>
}

export async function startModelServer(): Promise<ModelServer> {
  const bodies: string[] = []
  const headers: NodeJS.Dict<string | string[]>[] = []
  let behaviour: (body: string) => Behaviour = () => ({ kind: 'status', status: 500 })
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks).toString('utf8')
    bodies.push(body)
    headers.push(request.headers)
    perform(behaviour(body), response, request.url ?? '')
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    baseUrl: `http://127.0.0.1:${port}/v1`,
    bodies,
    headers,
    behaves: (as) => {
      behaviour = typeof as === 'function' ? as : () => as
    },
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const completion = (text: string) =>
  JSON.stringify({
    id: 'x',
    object: 'chat.completion',
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content: text } }],
  })

function perform(as: Behaviour, response: ServerResponse, url: string): void {
  const json = { 'content-type': 'application/json' }
  switch (as.kind) {
    case 'says': {
      const body = url.includes('transcriptions') ? JSON.stringify({ text: as.text }) : completion(as.text)
      setTimeout(() => response.writeHead(200, json).end(body), as.afterMs ?? 0)
      return
    }
    case 'vectors': {
      const data = as.texts.map((text, index) => ({ object: 'embedding', index, embedding: as.of(text) }))
      // Out of order on purpose: only the index says which is which.
      response.writeHead(200, json).end(JSON.stringify({ object: 'list', data: data.toReversed() }))
      return
    }
    case 'status':
      response.writeHead(as.status, json).end(JSON.stringify({ error: { message: 'no' } }))
      return
    case 'half': {
      const whole = completion('{"terms":["包工头失联"')
      response.writeHead(200, { ...json, 'content-length': String(Buffer.byteLength(whole)) })
      response.write(whole.slice(0, whole.length / 2), () => response.destroy())
      return
    }
    case 'half-stream':
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write('data: {"choices":[{"delta":{"content":"{\\"terms\\":[\\"包工"}}]}\n\n', () =>
        response.destroy(),
      )
      return
    case 'hangs-up':
      response.destroy()
      return
    case 'silent':
      return
    case 'huge':
      response.writeHead(200, json).end(completion('法'.repeat(as.bytes / 3)))
      return
    case 'garbage':
      response.writeHead(200, json).end(as.body)
      return
    case 'redirect':
      response.writeHead(307, { location: as.to }).end()
  }
}
