import { Watch } from '../telegram/watch.ts'
import { type ApiSide, startApiSide } from './api-side.ts'
import { ACCOUNT, type Account, element, messageXml, type SealedCall, seal, unseal } from './seal.ts'

/** What a person read. */
export interface Heard {
  readonly text: string
  /** As the response to a call, or by customer-service message. */
  readonly how: 'response' | 'custom'
  /** The message whose call was answered with it. */
  readonly to?: string
}

/** One message on its way to the account. */
export interface Delivery {
  readonly id: string
  readonly person: string
  readonly xml: string
  /** How often the platform called. */
  calls: number
  state: 'waiting' | 'taken' | 'given-up'
  /** Every answer it got with 200, as bytes. */
  readonly answers: string[]
  readonly statuses: number[]
}

export interface FakeWechatOptions {
  /** How long the platform waits for a response; 5 s in life. */
  readonly waitMs?: number
  /** Off: only `redeliver` calls again. */
  readonly retries?: boolean
  readonly now?: () => number
  /** The account may send customer-service messages. */
  readonly custom?: boolean
}

const CALLS = 3
const WINDOWS = { message: [5, 48 * 3_600_000], tap: [3, 60_000] } as const

/** The platform in small: people write, it calls, waits, calls again, and counts what may be sent later. */
export interface FakeWechat {
  readonly account: Account
  readonly api: ApiSide
  readonly deliveries: readonly Delivery[]
  /** Where the account is called, such as `http://127.0.0.1:1234/wechat`. One of several, by chance. */
  callAt(...urls: readonly string[]): void
  /** Somebody writes; resolves when the platform is done with it. */
  says(person: string, text: string): Promise<Delivery>
  sends(person: string, fields: Readonly<Record<string, string | number>>): Promise<Delivery>
  happens(person: string, event: string, key?: string): Promise<Delivery>
  /** Calls once more for everything that was not taken. */
  redeliver(): Promise<void>
  unconfirmed(): number
  heard(person: string): readonly Heard[]
  unfollow(person: string): void
  /** Sends anything at all. */
  call(call: SealedCall, options?: { method?: string; headers?: Record<string, string> }): Promise<Response>
  /** A message as the platform would seal it now. */
  seal(xml: string, seconds?: number): SealedCall
  waitFor: Watch['waitFor']
  stop(): Promise<void>
}

export async function startFakeWechat(options: FakeWechatOptions = {}): Promise<FakeWechat> {
  const { waitMs = 5_000, retries = true, now = Date.now, custom = true } = options
  const account = ACCOUNT
  const watch = new Watch()
  const heard = new Map<string, Heard[]>()
  const gone = new Set<string>()
  const windows = new Map<string, { at: number; used: number; by: keyof typeof WINDOWS }[]>()
  const deliveries: Delivery[] = []
  let urls: readonly string[] = []
  let serial = 0

  const hear = (person: string, words: Heard) => {
    heard.set(person, [...(heard.get(person) ?? []), words])
    watch.changed()
  }
  const open = (person: string, by: keyof typeof WINDOWS) => {
    const others = (windows.get(person) ?? []).filter((window) => window.by !== by)
    windows.set(person, [...others, { at: now(), used: 0, by }])
  }
  const deliverLater = (person: string, text: string): number => {
    if (!custom) return 48001
    if (gone.has(person)) return 43004
    const open = (windows.get(person) ?? []).filter(({ at, by }) => now() - at < WINDOWS[by][1])
    if (open.length === 0) return 45015
    const window = open.find(({ used, by }) => used < WINDOWS[by][0])
    if (window === undefined) return 45047
    window.used += 1
    hear(person, { text, how: 'custom' })
    return 0
  }
  const api = await startApiSide({ account, deliver: deliverLater })

  const call: FakeWechat['call'] = (sealed, { method = 'POST', headers = {} } = {}) => {
    const url = urls[Math.floor(Math.random() * urls.length)] ?? 'http://127.0.0.1:1'
    return fetch(`${url}?${sealed.query}`, {
      method,
      headers: { 'content-type': 'text/xml', ...headers },
      ...(method === 'GET' ? {} : { body: sealed.body }),
      signal: AbortSignal.timeout(waitMs),
    })
  }
  const sealNow = (xml: string, seconds = Math.floor(now() / 1000)) => seal(account, xml, seconds)

  /** One call; true when the platform is satisfied. */
  const callOnce = async (delivery: Delivery): Promise<boolean> => {
    delivery.calls += 1
    const answer = await call(sealNow(delivery.xml)).catch(() => undefined)
    const body = await answer?.text().catch(() => undefined)
    if (answer === undefined || body === undefined) return false
    delivery.statuses.push(answer.status)
    if (answer.status !== 200) return false
    delivery.answers.push(body)
    delivery.state = 'taken'
    if (body !== 'success' && body !== '') {
      const reply = unseal(account, body)
      const text = element(reply, 'Content')
      if (Buffer.byteLength(text) > 2048) throw new Error('the reply is too long for the platform')
      hear(element(reply, 'ToUserName'), { text, how: 'response', to: delivery.id })
    }
    watch.changed()
    return true
  }
  const deliver = async (delivery: Delivery): Promise<Delivery> => {
    const most = retries ? CALLS : 1
    while (delivery.state === 'waiting') {
      if (await callOnce(delivery)) break
      if (delivery.calls < most) continue
      if (retries) delivery.state = 'given-up'
      break
    }
    watch.changed()
    return delivery
  }
  const begin = (person: string, fields: Readonly<Record<string, string | number>>, id: string) => {
    const xml = messageXml({
      ToUserName: account.name,
      FromUserName: person,
      CreateTime: Math.floor(now() / 1000),
      ...fields,
    })
    const delivery: Delivery = { id, person, xml, calls: 0, state: 'waiting', answers: [], statuses: [] }
    deliveries.push(delivery)
    return deliver(delivery)
  }
  const nextId = () => {
    serial += 1
    return String(23_000_000_000_000_000n + BigInt(serial))
  }

  return {
    account,
    api,
    deliveries,
    call,
    seal: sealNow,
    callAt: (...given) => {
      urls = given
    },
    says: (person, text) => {
      open(person, 'message')
      const id = nextId()
      return begin(person, { MsgType: 'text', Content: text, MsgId: id }, id)
    },
    sends: (person, fields) => {
      open(person, 'message')
      const id = nextId()
      return begin(person, { ...fields, MsgId: id }, id)
    },
    happens: (person, event, key) => {
      if (event === 'unsubscribe') gone.add(person)
      if (event === 'subscribe') gone.delete(person)
      if (event !== 'unsubscribe' && event !== 'VIEW') open(person, 'tap')
      return begin(
        person,
        { MsgType: 'event', Event: event, ...(key === undefined ? {} : { EventKey: key }) },
        event,
      )
    },
    redeliver: async () => {
      await Promise.all(deliveries.filter(({ state }) => state === 'waiting').map(callOnce))
    },
    unconfirmed: () => deliveries.filter(({ state }) => state === 'waiting').length,
    heard: (person) => heard.get(person) ?? [],
    unfollow: (person) => void gone.add(person),
    waitFor: (look, what, timeoutMs) => watch.waitFor(look, what, timeoutMs),
    stop: () => api.stop(),
  }
}
