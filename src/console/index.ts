import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { createEntrySearch } from '../core/laws/search-laws.ts'
import { createBackOff } from './account/back-off.ts'
import { createPasswords } from './account/passwords.ts'
import { createSessions } from './account/sessions.ts'
import { setupLink } from './account/setup-link.ts'
import { loadScript, loadStyleSheet } from './assets.ts'
import type { Bindings } from './context.ts'
import { securityHeaders } from './headers.ts'
import { createLiveFeed } from './live/live-feed.ts'
import type { ConsoleOptions, Office } from './office.ts'
import { broken, TOO_BIG } from './page/notice.ts'
import { ROUTES } from './routes.ts'
import { sendNotice } from './send-page.ts'
import { serveRoute, serveUnknown } from './serve-route.ts'

export { resetLink, setupLink } from './account/setup-link.ts'
export type { ChannelView, ConsoleOptions } from './office.ts'

const PATH = '/console'
const MAX_BODY_BYTES = 64 * 1024
const FOR_EVER = 'public, max-age=31536000, immutable'

/** The staff web app. */
export interface Console {
  readonly path: typeof PATH
  /** `address` is the other end's network address, from the socket or a trusted proxy; it slows down guessing. */
  handle(request: Request, address?: string): Promise<Response>
  /** A fresh one-time link for the first administrator; undefined once one has a password. */
  setupLink(base: string): Promise<string | undefined>
}

export function createConsole(options: ConsoleOptions): Console {
  const entrySearch = rememberLast(createEntrySearch)
  const { database, clock, ids, secureCookies } = options
  const office: Office = {
    ...options,
    sessions: createSessions({ database, clock, ids, secure: secureCookies }),
    passwords: createPasswords(),
    backOff: createBackOff(() => clock.now()),
    styleSheet: loadStyleSheet(),
    script: loadScript(),
    liveFeed: createLiveFeed({
      stamp: () => database.stores.cases.stamp(),
      stamps: () => database.stores.cases.stamps(),
      log: options.log,
    }),
    findEntries: (words) => entrySearch(options.knowledge().base.entries)(words),
  }
  const app = createApp(office)
  return {
    path: PATH,
    handle: async (request, address = '') => app.fetch(request, { address }),
    setupLink: (base) => setupLink(office, base),
  }
}

/** Builds again only when what it is built from has changed. */
function rememberLast<A, B>(build: (from: A) => B): (from: A) => B {
  let last: { readonly from: A; readonly built: B } | undefined
  return (from) => {
    if (last?.from !== from) last = { from, built: build(from) }
    return last.built
  }
}

/** Every page comes from the table, through the gate; there is no other way in. */
function createApp(office: Office): Hono<{ Bindings: Bindings }> {
  const app = new Hono<{ Bindings: Bindings }>({ strict: false })
  app.use(securityHeaders(office.secureCookies))
  app.use(
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: (context) => sendNotice(office, context, { page: TOO_BIG, status: 413 }),
    }),
  )
  for (const { path, type, text } of [office.styleSheet, office.script]) {
    app.get(path, (context) => context.body(text, 200, { 'Content-Type': type, 'Cache-Control': FOR_EVER }))
  }
  for (const route of ROUTES) {
    app.on(route.method, `${PATH}${route.path}`, (context) => serveRoute(office, context, route))
  }
  app.notFound((context) => serveUnknown(office, context))
  app.onError((error, context) => {
    const id = office.ids.uuid().slice(0, 8)
    office.log.error('console.request-failed', error, { id, method: context.req.method })
    return sendNotice(office, context, { page: broken(id), status: 500 })
  })
  return app
}
