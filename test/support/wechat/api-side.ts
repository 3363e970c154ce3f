import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import type { Account } from './seal.ts'

/** What goes wrong with one call of an interface. */
export type ApiFault =
  | { readonly kind: 'code'; readonly errcode: number }
  | { readonly kind: 'drop' }
  /** It takes effect, then the connection breaks: the caller cannot know. */
  | { readonly kind: 'accept-then-drop' }
  | { readonly kind: 'raw'; readonly status: number; readonly body: string; readonly location?: string }

export interface ApiRequest {
  readonly path: string
  readonly query: URLSearchParams
  readonly body: unknown
}

const textSchema = z.object({
  touser: z.string(),
  msgtype: z.literal('text'),
  text: z.object({ content: z.string().min(1) }),
})
const buttonSchema = z.object({
  type: z.enum(['click', 'view']),
  name: z.string(),
  key: z.string().optional(),
  url: z.string().optional(),
})
const menuSchema = z.object({
  button: z.array(z.object({ name: z.string(), sub_button: z.array(buttonSchema).max(5).optional() })).max(3),
})
const codeSchema = z.object({
  action_name: z.literal('QR_LIMIT_STR_SCENE'),
  action_info: z.object({ scene: z.object({ scene_str: z.string().min(1).max(64) }) }),
})

/** What the interfaces do to the fake's world. */
export interface ApiWorld {
  readonly account: Account
  /** Refuses with a code, or takes the message. */
  deliver(person: string, text: string): number
}

/** The platform's interfaces: strict about tokens, limits and rights. */
export async function startApiSide(world: ApiWorld) {
  const requests: ApiRequest[] = []
  const faults = new Map<string, ApiFault[]>()
  const state = { token: '', serial: 0, expired: false, menu: undefined as unknown, scenes: [] as string[] }

  const issue = (body: unknown) => {
    const asked = z
      .object({ appid: z.string(), secret: z.string(), force_refresh: z.boolean().optional() })
      .parse(body)
    if (asked.appid !== world.account.appId) return { errcode: 40013, errmsg: 'invalid appid' }
    if (asked.secret !== world.account.secret) return { errcode: 40125, errmsg: 'invalid appsecret' }
    if (state.token === '' || state.expired || asked.force_refresh === true) {
      state.serial += 1
      state.token = `ACCESS-TOKEN-${state.serial}-${'x'.repeat(40)}`
      state.expired = false
    }
    return { access_token: state.token, expires_in: 7200 }
  }

  const METHODS: Readonly<Record<string, (body: unknown) => object>> = {
    '/cgi-bin/message/custom/send': (body) => {
      const sent = textSchema.parse(body)
      if (Buffer.byteLength(sent.text.content) > 2048)
        return { errcode: 45002, errmsg: 'content size out of limit' }
      return { errcode: world.deliver(sent.touser, sent.text.content) }
    },
    '/cgi-bin/menu/create': (body) => {
      state.menu = menuSchema.parse(body)
      return { errcode: 0 }
    },
    '/cgi-bin/qrcode/create': (body) => {
      const scene = codeSchema.parse(body).action_info.scene.scene_str
      state.scenes.push(scene)
      return { ticket: `TICKET+${scene}==`, url: `http://weixin.qq.com/q/${scene}` }
    },
  }

  const answer = ({ path, query, body }: ApiRequest): object => {
    if (path === '/cgi-bin/stable_token') return issue(body)
    if (query.get('access_token') !== state.token) return { errcode: 40001, errmsg: 'invalid credential' }
    if (state.expired) return { errcode: 42001, errmsg: 'access_token expired' }
    const run = METHODS[path]
    return run ? run(body) : { errcode: 48001, errmsg: 'api unauthorized' }
  }

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://fake')
    const asked = { path: url.pathname, query: url.searchParams, body: await readJson(request) }
    requests.push(asked)
    const fault = faults.get(asked.path)?.shift()
    if (fault?.kind === 'drop') return response.destroy()
    if (fault?.kind === 'raw')
      return response
        .writeHead(fault.status, { ...(fault.location && { location: fault.location }) })
        .end(fault.body)
    const result = fault?.kind === 'code' ? { errcode: fault.errcode } : answer(asked)
    if (fault?.kind === 'accept-then-drop') return response.destroy()
    return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result))
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: requests as readonly ApiRequest[],
    menu: () => state.menu,
    scenes: state.scenes as readonly string[],
    /** The token as the platform knows it. */
    token: () => state.token,
    /** The token ends before its time. */
    expire() {
      state.expired = true
    },
    /** Somebody else fetched a token: ours holds no more. */
    replaceToken() {
      state.token = `ELSEWHERE-${state.serial}`
    },
    fail: (path: string, ...more: readonly ApiFault[]) =>
      void faults.set(path, [...(faults.get(path) ?? []), ...more]),
    heal: () => faults.clear(),
    stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      return closed
    },
  }
}

export type ApiSide = Awaited<ReturnType<typeof startApiSide>>

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  return text === '' ? undefined : JSON.parse(text)
}
