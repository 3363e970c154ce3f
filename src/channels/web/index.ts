import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Capabilities } from '../../domain/message/capabilities.ts'
import type { CalculatorDesk } from '../../ports/calculator-desk.ts'
import type { Channel, Receive } from '../../ports/channel.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Ids } from '../../ports/ids.ts'
import type { Log } from '../../ports/log.ts'
import type { ThreadStore } from '../../ports/stores/thread-store.ts'
import type { WordsInDanger } from '../../ports/words-in-danger.ts'
import { apiRoutes } from './api-routes.ts'
import { calculatorRoutes } from './calculator-routes.ts'
import type { Desk } from './desk.ts'
import { fileRoutes } from './file-routes.ts'
import { securityHeaders } from './headers.ts'
import { loadPageFiles, type PageFile, type PageFiles } from './page-files.ts'
import { pageRoutes } from './page-routes.ts'
import { TIMING, type Timing, WEB } from './read-thread.ts'
import { renderNotice } from './render-notice.ts'
import { renderPage } from './render-page.ts'
import { makeServiceWorker } from './service-worker.ts'
import { createSessions } from './session.ts'
import { createWaitingReaders } from './waiting-readers.ts'
import { WORDS } from './words.ts'

export interface WebChannelOptions {
  readonly threads: ThreadStore
  readonly dropPhoto: Desk['dropPhoto']
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  /** As it stands in the heading: 岚皋县. */
  readonly countyName: string
  /** True when people reach the page over TLS. */
  readonly secureCookies: boolean
  /** What `/calculators` reckons with. */
  readonly calculatorDesk?: CalculatorDesk | undefined
  readonly wordsInDanger?: WordsInDanger | undefined
  readonly timing?: Timing
}

const CAPABILITIES: Capabilities = {
  maxTextBytes: 16384,
  maxTextChars: 4096,
  buttons: true,
  pull: true,
}
const tooBig = (context: Context) => context.json({ kind: 'invalid', words: WORDS.tooBig }, 413)
const words = bodyLimit({ maxSize: 64 * 1024, onError: tooBig })
const photos = bodyLimit({ maxSize: 5 * 1024 * 1024, onError: tooBig })
/** Only a photo may be larger than words ever are. */
const limitBodies: typeof words = (context, next) =>
  (context.req.path === '/api/photos' ? photos : words)(context, next)

/** The villagers' web chat: a page that talks to the thread store. */
export function createWebChannel(options: WebChannelOptions): Channel {
  let receive: Receive | undefined
  const inFlight = new Set<Promise<Response>>()
  const readers = createWaitingReaders()
  const files = loadPageFiles()
  const desk: Desk = {
    ...options,
    timing: options.timing ?? TIMING,
    readers,
    files,
    sessions: createSessions(options.ids, options.secureCookies),
    receive: () => receive,
  }
  const app = createRoutes(desk, {
    secure: options.secureCookies,
    worker: makeWorker(files, desk.countyName),
  })
  return {
    name: WEB,
    capabilities: CAPABILITIES,
    http: { path: '/', handle: (request) => follow(inFlight, Promise.resolve(app.fetch(request))) },
    start: async (given) => {
      receive = given
    },
    // The text is already in the thread: all there is to do is to tell those who wait for it.
    send: async (chat) => {
      readers.wake(chat)
      return { kind: 'sent' }
    },
    stop: async () => {
      receive = undefined
      readers.close()
      await Promise.allSettled(inFlight)
    },
    status: () =>
      receive ? { state: 'on', note: '网页聊天已开。' } : { state: 'starting', note: '网页聊天还没开。' },
  }
}

async function follow<T>(inFlight: Set<Promise<T>>, work: Promise<T>): Promise<T> {
  inFlight.add(work)
  try {
    return await work
  } finally {
    inFlight.delete(work)
  }
}

function createRoutes(desk: Desk, parts: { secure: boolean; worker: PageFile }): Hono {
  return new Hono()
    .use(securityHeaders(parts.secure))
    .use(limitBodies)
    .route('/api', apiRoutes(desk))
    .route('/', pageRoutes(desk))
    .route('/calculators', calculatorRoutes(desk))
    .route('/', fileRoutes(desk.files, parts.worker))
    .notFound((context) => context.html(renderNotice(WORDS.notFound, desk.files.style), 404))
    .onError((error, context) => {
      desk.log.error('web.request-failed', error)
      return context.html(renderNotice(WORDS.broken, desk.files.style), 500)
    })
}

function makeWorker(files: PageFiles, countyName: string): PageFile {
  return makeServiceWorker(files, renderPage({ countyName, files, items: [], mark: '', newId: () => '' }))
}
