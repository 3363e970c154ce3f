import type { Context } from 'hono'
import { Hono } from 'hono'
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
  if (!(await takeIn(desk, parsed, session.chat))) {
    return context.json({ kind: 'unavailable', words: WORDS.unavailable }, 503, RETRY_LATER)
  }
  return context.json({ kind: 'stored', ...(parsed.cut ? { words: WORDS.tooLong } : {}) }, 202)
}

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
