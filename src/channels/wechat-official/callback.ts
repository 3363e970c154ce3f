import type { Receive } from '../../ports/channel.ts'
import { DANGER_WAITS_MS, type WordsInDanger } from '../../ports/words-in-danger.ts'
import { within } from '../common/within.ts'
import type { Crypt } from '../wechat-wire/crypt.ts'
import { type Fields, fieldOf } from '../wechat-wire/fields.ts'
import { type Call, isSealed, plain, readCall } from '../wechat-wire/gate.ts'
import { readText } from '../wechat-wire/read-text.ts'
import { parseXml, writeXml } from '../wechat-wire/xml.ts'
import type { Asked, createAnswerer, Wrap } from './answer.ts'
import { changeChat, RELAXED } from './chat-memory.ts'
import { toInbound, WECHAT_OFFICIAL } from './inbound.ts'
import type { Line } from './line.ts'
import { NOT_STORED } from './outbound.ts'
import { NOTES } from './status.ts'

export const CALLBACK_PATH = '/wechat'
/** The platform tries three times; on the last the person is told instead of seeing its words for a fault. */
const TRIES = 3
const MOST_REMEMBERED = 1000

export interface CallbackParts {
  readonly line: Line
  readonly crypt: Crypt
  /** Development only: the plain mode, whose signature does not cover the body. */
  readonly allowPlain: boolean
  readonly answerer: ReturnType<typeof createAnswerer>
  readonly wordsInDanger?: WordsInDanger | undefined
  /** Undefined before the start and after the stop. */
  readonly receive: () => Receive | undefined
}

/** Answers the platform's calls. What it did not sign reaches nothing. */
export function createCallback(parts: CallbackParts): (request: Request) => Promise<Response> {
  const tries = new Map<string, number>()
  return async (request) => {
    const call = readCall(request.url, parts.line.clock)
    if (call === undefined || !parts.crypt.isSigned(call.signature, call.stamp)) return plain(403)
    if (request.method === 'GET') return echo(call)
    if (request.method !== 'POST') return plain(405)
    return deliver(parts, { call, request, tries })
  }
}

interface Delivery {
  readonly call: Call
  readonly request: Request
  /** How often a message could not be stored. */
  readonly tries: Map<string, number>
}

async function deliver(parts: CallbackParts, delivery: Delivery): Promise<Response> {
  const body = await readText(delivery.request)
  if (body.kind === 'too-large') return plain(413)
  const opened = body.kind === 'text' ? open(parts, delivery.call, body.text) : undefined
  if (opened === undefined) return plain(400)
  if (opened === 'forged') return plain(403)
  return parts.line.inFlight.track(take(parts, { ...opened, ...delivery }))
}

/** Only after the signature, and only what the platform sends there: letters and digits. */
function echo({ echo: text }: Call): Response {
  return /^[A-Za-z0-9_-]{1,128}$/.test(text) ? plain(200, text) : plain(400)
}

interface Opened {
  readonly fields: Fields
  readonly isSealed: boolean
}

function open(parts: CallbackParts, call: Call, text: string): Opened | 'forged' | undefined {
  const outer = parseXml(text)
  if (outer === undefined) return undefined
  const encrypted = fieldOf(outer, 'Encrypt')
  if (encrypted === undefined) return parts.allowPlain ? { fields: outer, isSealed: false } : 'forged'
  if (typeof encrypted !== 'string') return undefined
  if (!isSealed(parts.crypt, call, encrypted)) return 'forged'
  const decrypted = parts.crypt.decrypt(encrypted)
  if (decrypted.kind === 'refused') {
    parts.line.log.warn('wechat-official.not-decrypted', { why: decrypted.why })
    return undefined
  }
  const fields = parseXml(decrypted.text)
  return fields && { fields, isSealed: true }
}

interface Taking extends Opened, Delivery {}

/** What the platform takes for "nothing to say": any other empty answer makes it call again. */
const NOTHING_TO_SAY = 'success'

async function take(parts: CallbackParts, taking: Taking): Promise<Response> {
  const { line } = parts
  const receive = parts.receive()
  if (receive === undefined) return plain(503)
  const translated = toInbound(taking.fields, line.clock.now())
  if (translated.kind === 'ignored') {
    if (translated.why !== 'nothing-asked') line.log.warn('wechat-official.ignored', { why: translated.why })
    return plain(200, NOTHING_TO_SAY)
  }
  try {
    if (translated.kind === 'left') {
      await line.changeChat(translated.chat, (stored) => ({
        stored: { ...stored, left: true },
        result: undefined,
      }))
      return plain(200, NOTHING_TO_SAY)
    }
    return await respondInTime(parts, { ...taking, receive }, translated)
  } catch (error) {
    line.log.error('wechat-official.not-stored', error)
    line.board.fail(NOTES.notStored)
    return translated.kind === 'message' ? refuse(parts, taking, translated) : plain(503)
  }
}

interface Receiving extends Taking {
  readonly receive: Receive
}

/** Somebody in danger hears at once what to do; what is stored after all is answered once more, by the sender. */
async function respondInTime(parts: CallbackParts, taking: Receiving, asked: Asked): Promise<Response> {
  const { signal } = taking.request
  const urgent = parts.wordsInDanger?.(asked.message)
  if (urgent === undefined) return respond(parts, { ...taking, signal }, asked)
  const saidOtherwise = new AbortController()
  const answered = respond(
    parts,
    { ...taking, signal: AbortSignal.any([signal, saidOtherwise.signal]) },
    asked,
  )
  const inTime = await within(answered, DANGER_WAITS_MS, undefined)
  if (inTime !== undefined) return inTime
  saidOtherwise.abort()
  return xml(createWrap(parts, taking)(urgent))
}

/** Takes the message in and answers with what there is to say by then; `signal` says that nobody reads it any more. */
async function respond(
  parts: CallbackParts,
  taking: Receiving & { readonly signal: AbortSignal },
  asked: Asked,
): Promise<Response> {
  const { line } = parts
  const began = performance.now()
  const wrap = createWrap(parts, taking)
  const { body, begun } = await parts.answerer(asked, { receive: taking.receive, wrap })
  const { chat, dedupKey: key } = asked.message
  taking.tries.delete(key)
  const { signal } = taking
  if (await isAwaited(signal, { began, trustMs: line.timing.trustMs }))
    settleSoon(line, { chat, key, begun, signal })
  return body === '' ? plain(200, NOTHING_TO_SAY) : xml(body)
}

/**
 * Not confirmed, so that the platform delivers it again; at its last try the person hears the truth. Who is in
 * danger hears at once what to do.
 */
function refuse(parts: CallbackParts, taking: Taking, { message }: Asked): Response {
  const urgent = parts.wordsInDanger?.(message)
  if (urgent !== undefined) return xml(createWrap(parts, taking)(urgent))
  const { tries } = taking
  const count = (tries.get(message.dedupKey) ?? 0) + 1
  if (tries.size >= MOST_REMEMBERED) tries.clear()
  tries.set(message.dedupKey, count)
  return count < TRIES ? plain(503) : xml(createWrap(parts, taking)(NOT_STORED))
}

interface Written {
  readonly chat: string
  readonly key: string
  readonly begun: string | undefined
  readonly signal: AbortSignal
}

/**
 * False when the platform has hung up, or must have by now: what it does not read must not count as given. The
 * events of the connection get their turn first, or a late hang-up would be noticed only after the writing.
 */
async function isAwaited(
  signal: AbortSignal,
  { began, trustMs }: { began: number; trustMs: number },
): Promise<boolean> {
  await new Promise((resolve) => setImmediate(resolve))
  await new Promise((resolve) => setImmediate(resolve))
  return !signal.aborted && performance.now() - began < trustMs
}

/** A response that nobody broke off was written: its bubbles are given. Else they stay lent until their time ends. */
function settleSoon(line: Line, written: Written): void {
  const settled = new Promise<void>((resolve) => setTimeout(resolve, line.timing.writtenMs)).then(() =>
    written.signal.aborted ? undefined : settle(line, written),
  )
  line.inFlight.track(settled).catch((error: unknown) => line.log.error('wechat-official.not-settled', error))
}

/** Only what was read can be gone on with unannounced. */
function settle({ storage, clock }: Line, { chat, key, begun }: Written): Promise<void> {
  const now = clock.now()
  return storage.transaction(async (stores) => {
    await stores.passive.settle({ channel: WECHAT_OFFICIAL, key, now })
    if (begun === undefined) return
    await changeChat(stores, chat, {
      now,
      change: (stored) => ({ stored: { ...stored, begun }, result: undefined }),
    })
  }, RELAXED)
}

function createWrap({ crypt, line }: CallbackParts, { fields, isSealed: seal }: Opened): Wrap {
  return (text) => {
    const seconds = Math.floor(line.clock.now() / 1000)
    const reply = writeXml({
      ToUserName: String(fieldOf(fields, 'FromUserName')),
      FromUserName: String(fieldOf(fields, 'ToUserName')),
      CreateTime: seconds,
      MsgType: 'text',
      Content: text,
    })
    return seal ? sealed(crypt, reply, String(seconds)) : reply
  }
}

function sealed(crypt: Crypt, reply: string, timestamp: string): string {
  const encrypted = crypt.encrypt(reply)
  const nonce = crypt.sign({ timestamp, nonce: encrypted }).slice(0, 16)
  const signature = crypt.sign({ timestamp, nonce }, encrypted)
  return writeXml({ Encrypt: encrypted, MsgSignature: signature, TimeStamp: Number(timestamp), Nonce: nonce })
}

function xml(body: string): Response {
  const headers = { 'content-type': 'application/xml; charset=utf-8', 'x-content-type-options': 'nosniff' }
  return new Response(body, { headers: { ...headers, 'cache-control': 'no-store' } })
}
