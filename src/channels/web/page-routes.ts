import type { Context } from 'hono'
import { Hono } from 'hono'
import { encodeNow } from './compress.ts'
import type { Desk } from './desk.ts'
import { parseForm } from './inbound.ts'
import { MOST_SHOWN, viewItems } from './item-view.ts'
import { readWhenNew, readWhole } from './read-thread.ts'
import { BYE_PAGE } from './render-notice.ts'
import { renderPage } from './render-page.ts'
import { isSameSite } from './same-site.ts'
import type { Session } from './session.ts'
import { takeIn } from './take-in.ts'
import { WORDS } from './words.ts'

/** The page itself, which works as a plain form, and the quick exit. */
export function pageRoutes(desk: Desk): Hono {
  return new Hono()
    .get('/', async (context) => sendPage(desk, context, { session: desk.sessions.open(context) }))
    .post('/', (context) => postForm(desk, context))
    .get('/bye', (context) => context.html(BYE_PAGE))
    .post('/bye', (context) => {
      if (!isSameSite(context.req.raw)) return context.text(WORDS.foreign, 403)
      desk.sessions.end(context)
      return context.redirect('/bye', 303)
    })
}

interface Outcome {
  readonly session: Session
  readonly status?: 200 | 400 | 503
  readonly notice?: string
  readonly draft?: string
  /** Not even reading may be waited for. */
  readonly urgent?: boolean
}

async function postForm(desk: Desk, context: Context): Promise<Response> {
  if (!isSameSite(context.req.raw)) return context.text(WORDS.foreign, 403)
  const form = await context.req.parseBody().catch(() => ({}))
  const session = desk.sessions.open(context)
  return sendPage(desk, context, await answerForm(desk, { session, form, signal: context.req.raw.signal }))
}

interface Posted {
  readonly session: Session
  readonly form: Readonly<Record<string, unknown>>
  readonly signal: AbortSignal
}

async function answerForm(desk: Desk, { session, form, signal }: Posted): Promise<Outcome> {
  const draft = typeof form.text === 'string' ? form.text : ''
  if (form.mark !== session.mark) return { session, status: 400, notice: WORDS.session, draft }
  const parsed = parseForm(form)
  if (parsed.kind === 'invalid') {
    return { session, status: 400, notice: draft.trim() === '' ? WORDS.empty : WORDS.invalid, draft }
  }
  const taken = await takeIn(desk, parsed, session.chat)
  if (taken.kind === 'not-stored') {
    const { urgent } = taken
    if (urgent !== undefined) return { session, status: 503, notice: urgent, draft, urgent: true }
    return { session, status: 503, notice: WORDS.unavailableForm, draft }
  }
  const thread = await readWhole(desk.threads, session.chat)
  const items = await readWhenNew(desk, {
    chat: session.chat,
    after: thread.findLast(({ from }) => from === 'asker')?.id ?? 0,
    ms: desk.timing.formMs,
    signal,
    wanted: (item) => item.from === 'us',
  })
  if (parsed.cut) return { session, notice: WORDS.tooLong }
  return items.some((item) => item.from === 'us') ? { session } : { session, notice: WORDS.waiting }
}

async function sendPage(desk: Desk, context: Context, outcome: Outcome): Promise<Response> {
  const items = outcome.urgent ? [] : await readWhole(desk.threads, outcome.session.chat)
  const page = renderPage({
    countyName: desk.countyName,
    files: desk.files,
    items: viewItems(items.slice(-MOST_SHOWN)),
    mark: outcome.session.mark,
    newId: () => desk.ids.uuid(),
    ...(outcome.notice === undefined ? {} : { notice: outcome.notice }),
    ...(outcome.draft === undefined ? {} : { draft: outcome.draft }),
  })
  const [body, encoding] = encodeNow(page, context.req.header('accept-encoding') ?? '')
  context.header('Content-Type', 'text/html; charset=utf-8')
  context.header('Vary', 'Accept-Encoding')
  if (encoding !== undefined) context.header('Content-Encoding', encoding)
  return context.body(body, outcome.status ?? 200)
}
