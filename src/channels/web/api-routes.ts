import type { Context } from 'hono'
import { Hono } from 'hono'
import { sniffImage } from '../../domain/evidence/sniff-image.ts'
import type { Desk } from './desk.ts'
import { parseBody } from './inbound.ts'
import { MOST_SHOWN, viewItems } from './item-view.ts'
import { readWhenNew, readWhole } from './read-thread.ts'
import { isSameSite } from './same-site.ts'
import { takeIn } from './take-in.ts'
import { WORDS } from './words.ts'

/** What the script of the page talks to. */
export function apiRoutes(desk: Desk): Hono {
  return new Hono()
    .post('/messages', (context) => postMessage(desk, context))
    .post('/photos', (context) => postPhoto(desk, context))
    .get('/messages', (context) => getMessages(desk, context))
}

/** Seconds; the page itself tries again sooner or later, this is for whatever stands between. */
const RETRY_LATER = { 'Retry-After': '30' }

async function postMessage(desk: Desk, context: Context): Promise<Response> {
  if (!isSameSite(context.req.raw)) return context.json({ kind: 'foreign', words: WORDS.foreign }, 403)
  if (!isJson(context)) return context.json({ kind: 'invalid', words: WORDS.invalid }, 415)
  const session = desk.sessions.read(context)
  if (session === undefined) {
    // Not taken in under a session the page has not got yet: a lost answer would then double the message.
    desk.sessions.open(context)
    return context.json({ kind: 'session', words: WORDS.session }, 401)
  }
  const parsed = parseBody(await context.req.json().catch(() => undefined))
  if (parsed.kind === 'invalid') return context.json({ kind: 'invalid', words: WORDS.invalid }, 400)
  const taken = await takeIn(desk, parsed, session.chat)
  if (taken.kind === 'not-stored') {
    return context.json({ kind: 'unavailable', words: taken.urgent ?? WORDS.unavailable }, 503, RETRY_LATER)
  }
  return context.json({ kind: 'stored', ...(parsed.cut ? { words: WORDS.tooLong } : {}) }, 202)
}

/** A photo as it is: its bytes are the body, its kind is read from them. */
async function postPhoto(desk: Desk, context: Context): Promise<Response> {
  if (!isSameSite(context.req.raw)) return context.json({ kind: 'foreign', words: WORDS.foreign }, 403)
  const session = desk.sessions.read(context)
  if (session === undefined) {
    desk.sessions.open(context)
    return context.json({ kind: 'session', words: WORDS.session }, 401)
  }
  const id = context.req.query('id') ?? ''
  const bytes = new Uint8Array(await context.req.arrayBuffer())
  const mediaType = sniffImage(bytes)
  if (!UUID.test(id) || mediaType === undefined) {
    return context.json({ kind: 'invalid', words: WORDS.noPhoto }, 415)
  }
  const ref = await desk.dropPhoto(bytes, desk.clock.now())
  const content = { kind: 'attachment', mediaType, ref } as const
  const taken = await takeIn(desk, { kind: 'message', id, content, cut: false }, session.chat)
  if (taken.kind === 'not-stored') {
    return context.json({ kind: 'unavailable', words: WORDS.unavailable }, 503)
  }
  return context.json({ kind: 'stored' }, 202)
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

async function getMessages(desk: Desk, context: Context): Promise<Response> {
  const session = desk.sessions.read(context)
  if (session === undefined) return context.json({ kind: 'session', words: WORDS.session }, 401)
  const after = readCursor(context.req.query('after'))
  const items = await readWhenNew(desk, {
    chat: session.chat,
    after,
    ms: desk.timing.holdMs,
    signal: context.req.raw.signal,
    wanted: () => true,
  })
  if (after > 0 || items.length === 0) return context.json({ items: viewItems(items) })
  // From the beginning: as much as the page itself shows.
  const whole = await readWhole(desk.threads, session.chat)
  return context.json({ items: viewItems(whole.slice(-MOST_SHOWN)) })
}

function readCursor(given: string | undefined): number {
  return given !== undefined && /^\d{1,15}$/.test(given) ? Number(given) : 0
}

// A cross-site page can only send this type after asking, and we never say yes.
function isJson(context: Context): boolean {
  return /^application\/json\s*(?:;|$)/i.test(context.req.header('content-type') ?? '')
}
