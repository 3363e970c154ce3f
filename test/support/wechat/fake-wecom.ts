import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { encrypt, getSignature } from '@wecom/crypto'
import type { ApiFault } from './api-side.ts'

export const CORP = {
  corpId: 'ww0123456789abcdef',
  secret: 'secret-of-the-kf-0123456789',
  token: 'KfCallbackToken',
  aesKey: 'GFEDCBA9876543210zyxwvutsrqponmlkjihgfedcba',
  account: 'wkAccount_1',
}

type Item = Readonly<Record<string, unknown>>

/** 微信客服 in small: a list of what was said, a call when it grows, and the interfaces to read and answer. */
export async function startFakeWecom() {
  const list: Item[] = []
  const heard = new Map<string, string[]>()
  const allowed = new Map<string, number>()
  const states = new Map<string, number>()
  const faults = new Map<string, ApiFault[]>()
  const requests: { path: string; body: Record<string, unknown> }[] = []
  const state = { url: '', token: 'KF-ACCESS-1', serial: 1, page: 1000, staffOnDuty: true, calls: true }

  const sendMsg = (body: Record<string, unknown>) => {
    const person = String(body.touser)
    const { content } = body.text as { content: string }
    if (Buffer.byteLength(content) > 2048) return { errcode: 40058 }
    if (states.get(person) === 3) return { errcode: 95018 }
    const left = allowed.get(person)
    if (left === undefined) return { errcode: 40096 }
    if (left === 0) return { errcode: 95001 }
    allowed.set(person, left - 1)
    heard.set(person, [...(heard.get(person) ?? []), content])
    return { errcode: 0, msgid: `out-${requests.length}` }
  }
  const syncMsg = (body: Record<string, unknown>) => {
    const from = body.cursor === undefined ? 0 : Number(String(body.cursor).replace('c', ''))
    const msg_list = list.slice(from, from + state.page)
    const next = from + msg_list.length
    return { errcode: 0, msg_list, next_cursor: `c${next}`, has_more: next < list.length ? 1 : 0 }
  }
  const trans = (body: Record<string, unknown>) => {
    if (!state.staffOnDuty) return { errcode: 95014 }
    states.set(String(body.external_userid), Number(body.service_state))
    return { errcode: 0, msg_code: 'MC' }
  }
  const METHODS: Readonly<Record<string, (body: Record<string, unknown>) => object>> = {
    '/cgi-bin/kf/send_msg': sendMsg,
    '/cgi-bin/kf/sync_msg': syncMsg,
    '/cgi-bin/kf/service_state/trans': trans,
  }
  const answer = (url: URL, body: Record<string, unknown>): object => {
    if (url.pathname === '/cgi-bin/gettoken') {
      const good =
        url.searchParams.get('corpid') === CORP.corpId && url.searchParams.get('corpsecret') === CORP.secret
      return good ? { errcode: 0, access_token: state.token, expires_in: 7200 } : { errcode: 40001 }
    }
    if (url.searchParams.get('access_token') !== state.token) return { errcode: 40014 }
    return METHODS[url.pathname]?.(body) ?? { errcode: 48002 }
  }
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://fake')
    const body = await readJson(request)
    requests.push({ path: url.pathname, body })
    const fault = faults.get(url.pathname)?.shift()
    if (fault?.kind === 'drop') return response.destroy()
    const result = fault?.kind === 'code' ? { errcode: fault.errcode } : answer(url, body)
    return response.end(JSON.stringify(result))
  }
  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))

  /** Calls the account: there is something to read. */
  const call = async (xml?: string): Promise<Response | undefined> => {
    const timestamp = String(Math.floor(Date.now() / 1000))
    const inner =
      xml ??
      `<xml><ToUserName><![CDATA[${CORP.corpId}]]></ToUserName><CreateTime>${timestamp}</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[kf_msg_or_event]]></Event><Token><![CDATA[ENC]]></Token><OpenKfId><![CDATA[${CORP.account}]]></OpenKfId></xml>`
    const encrypted = encrypt(CORP.aesKey, inner, CORP.corpId)
    const nonce = String(Math.random()).slice(2, 12)
    const query = new URLSearchParams({
      timestamp,
      nonce,
      msg_signature: getSignature(CORP.token, timestamp, nonce, encrypted),
    })
    const body = `<xml><ToUserName><![CDATA[${CORP.corpId}]]></ToUserName><Encrypt><![CDATA[${encrypted}]]></Encrypt><AgentID></AgentID></xml>`
    return fetch(`${state.url}?${query}`, { method: 'POST', body }).catch(() => undefined)
  }
  const push = async (item: Item) => {
    list.push(item)
    if (state.calls) await call()
  }
  const nowSeconds = () => Math.floor(Date.now() / 1000)

  return {
    root: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    state,
    requests: requests as readonly { path: string; body: Record<string, unknown> }[],
    list: list as readonly Item[],
    call,
    heard: (person: string): readonly string[] => heard.get(person) ?? [],
    async says(person: string, text: string, more: Item = {}) {
      allowed.set(person, 5)
      const base = { msgid: `m${list.length}`, open_kfid: CORP.account, external_userid: person, origin: 3 }
      await push({ ...base, send_time: nowSeconds(), msgtype: 'text', text: { content: text }, ...more })
    },
    async happens(person: string, event: Item) {
      const about = { open_kfid: CORP.account, external_userid: person }
      allowed.set(person, Math.max(1, allowed.get(person) ?? 0))
      if (event.change_type === 1) states.set(person, 3)
      if (event.change_type === 3) states.set(person, 1)
      await push({
        msgid: `e${list.length}`,
        send_time: nowSeconds(),
        origin: 4,
        msgtype: 'event',
        event: { ...about, ...event },
      })
    },
    stateOf: (person: string) => states.get(person) ?? 0,
    forget: (person: string) => void allowed.delete(person),
    replaceToken() {
      state.serial += 1
      state.token = `KF-ACCESS-${state.serial}`
    },
    fail: (path: string, ...more: readonly ApiFault[]) =>
      void faults.set(path, [...(faults.get(path) ?? []), ...more]),
    stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      return closed
    },
  }
}

export type FakeWecom = Awaited<ReturnType<typeof startFakeWecom>>

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  return text === '' ? {} : JSON.parse(text)
}
