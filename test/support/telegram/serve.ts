import type { IncomingMessage, ServerResponse } from 'node:http'
import { BotApiError } from './bot-api-error.ts'
import type { Fault, FaultSchedule } from './faults.ts'
import { METHODS, type World } from './methods.ts'
import { type Params, readParams } from './params.ts'
import type { Watch } from './watch.ts'

/** One call of the bot. `code` is 200, the refusal's code, or 0 when the connection was cut. */
export interface RecordedCall {
  readonly method: string
  readonly params: Params
  readonly at: number
  code: number | undefined
}

export interface Parts {
  readonly token: string
  readonly world: World
  readonly faults: FaultSchedule
  readonly watch: Watch
  readonly calls: RecordedCall[]
  readonly record: boolean
}

/** Answers one HTTP request of the bot. */
export async function serve(request: IncomingMessage, response: ServerResponse, parts: Parts): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://fake')
  const file = /^\/file\/bot([^/]+)\/(.+)$/.exec(url.pathname)
  if (file !== null) {
    download({ token: file[1], path: file[2] }, response, parts)
    return
  }
  const [, token, method = ''] = /^\/bot([^/]+)\/(\w+)$/.exec(url.pathname) ?? []
  if (token === undefined) {
    reply(response, new BotApiError(404, 'Not Found').body(), 404)
    return
  }
  if (token !== parts.token) {
    reply(response, new BotApiError(401, 'Unauthorized').body(), 401)
    return
  }
  const call: RecordedCall = { method, params: {}, at: parts.world.now(), code: undefined }
  try {
    await answer({ request, response, url, call }, parts)
  } catch (error) {
    if (!(error instanceof BotApiError)) throw error
    reply(response, error.body(), error.code)
  }
  parts.watch.changed()
}

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly url: URL
  readonly call: RecordedCall
}

async function answer({ request, response, url, call }: Exchange, parts: Parts): Promise<void> {
  const params = await readParams(request, url)
  if (parts.record) {
    parts.calls.push(Object.assign(call, { params }))
    parts.watch.changed()
  }
  const fault = parts.faults.next(call.method)
  if (fault !== undefined && !fault.kind.startsWith('accept')) {
    fail(response, fault, call)
    return
  }
  const outcome = await perform(call.method, params, { parts, response })
  if (fault?.kind === 'accept-then-hang') return
  if (fault?.kind === 'accept-then-drop') {
    fail(response, { kind: 'drop' }, call)
    return
  }
  call.code = outcome.code
  reply(response, outcome.body, outcome.code)
}

async function perform(
  method: string,
  params: Params,
  { parts, response }: { parts: Parts; response: ServerResponse },
) {
  const gone = new AbortController()
  response.once('close', () => gone.abort())
  try {
    const run = METHODS[method]
    if (run === undefined) throw new BotApiError(404, 'Not Found: method not found')
    return { code: 200, body: { ok: true, result: await run(params, parts.world, gone.signal) } }
  } catch (error) {
    if (error instanceof BotApiError) return { code: error.code, body: error.body() }
    throw error
  }
}

function fail(response: ServerResponse, fault: Fault, call: RecordedCall): void {
  if (fault.kind === 'too-many') {
    const seconds = fault.retryAfter
    const error = new BotApiError(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds })
    call.code = 429
    reply(response, error.body(), 429)
    return
  }
  if (fault.kind === 'refuse') {
    call.code = fault.code
    reply(response, new BotApiError(fault.code, fault.description).body(), fault.code)
    return
  }
  if (fault.kind === 'raw') {
    call.code = fault.status
    response.writeHead(fault.status, { ...(fault.location && { location: fault.location }) }).end(fault.body)
    return
  }
  call.code = 0
  response.destroy()
}

function download(
  asked: { token: string | undefined; path: string | undefined },
  response: ServerResponse,
  parts: Parts,
) {
  const file = [...parts.world.files.values()].find(({ path }) => path === asked.path)
  if (asked.token !== parts.token || file === undefined) {
    reply(response, new BotApiError(404, 'Not Found').body(), 404)
    return
  }
  response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file.bytes)
}

function reply(response: ServerResponse, body: object, status: number): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
