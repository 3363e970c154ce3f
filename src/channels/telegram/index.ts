import type { Channel } from '../../ports/channel.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import type { DocumentStore } from '../../ports/stores/document-store.ts'
import { createInFlight } from '../common/in-flight.ts'
import { createClients, rootOf } from './client.ts'
import { fetchFile } from './fetch-file.ts'
import { TELEGRAM } from './inbound.ts'
import { createIntake } from './intake.ts'
import { keepTrying } from './keep-trying.ts'
import { type Line, onFailure, type Session } from './line.ts'
import { CAPABILITIES } from './outbound.ts'
import { createPollingStep } from './polling.ts'
import { createSender } from './send.ts'
import { createStatusBoard, NOTES } from './status.ts'
import { TIMING, type Timing } from './timing.ts'
import { createWebhookHandler, createWebhookStep, WEBHOOK_PATH, type WebhookSettings } from './webhook.ts'

export interface TelegramOptions {
  readonly token: string
  readonly clock: Clock
  readonly log: Log
  /** Where the bytes of papers are fetched; without it none are sent. */
  readonly documents?: Pick<DocumentStore, 'byId'> | undefined
  /** Default: the public Bot API. */
  readonly apiRoot?: string | undefined
  /** Given: updates are pushed to `/telegram`. Absent: they are polled and there is no path. */
  readonly webhookSecret?: string | undefined
  /** The public address of that path; absent when somebody else registers it. */
  readonly webhookUrl?: string | undefined
  readonly timing?: Partial<Timing> | undefined
}

/** Telegram through the Bot API. Starting never fails: while the platform is away the status says so. */
export function createTelegramChannel(options: TelegramOptions): Channel {
  const line = createLine(options)
  const files = { api: line.clients.api, token: options.token, apiRoot: rootOf(options.apiRoot) }
  const webhook = webhookOf(options)
  const sendNative = createSender({ api: line.clients.api, log: line.log, documents: options.documents })
  let run: Run | undefined
  return {
    name: TELEGRAM,
    capabilities: CAPABILITIES,
    status: line.board.read,
    send: (chat, message) => line.inFlight.track(sendNative(chat, message)),
    fetchFile: (ref, within) => fetchFile(files, ref, within),
    async start(receive) {
      if (run !== undefined) return
      line.board.show('starting', NOTES.starting)
      run = begin(line, receive, webhook)
    },
    async stop() {
      const ending = run
      ending?.end()
      await ending?.ended
      await line.inFlight.settled()
      if (run === ending) run = undefined
      line.board.show('off', NOTES.stopped)
    },
    ...(webhook && {
      http: { path: WEBHOOK_PATH, handle: createWebhookHandler(line, () => run?.session, webhook) },
    }),
  }
}

interface Run {
  readonly session: Session
  readonly end: () => void
  readonly ended: Promise<void>
}

function begin(line: Line, receive: Session['receive'], webhook: WebhookSettings | undefined): Run {
  const controller = new AbortController()
  const session: Session = { receive, signal: controller.signal }
  const step = webhook ? createWebhookStep(line, session, webhook) : createPollingStep(line, session)
  const ended = keepTrying(step, { signal: controller.signal, onFailure: onFailure(line) })
  return { session, end: () => controller.abort(), ended }
}

function webhookOf({ webhookSecret, webhookUrl }: TelegramOptions): WebhookSettings | undefined {
  return webhookSecret === undefined ? undefined : { secret: webhookSecret, url: webhookUrl }
}

function createLine({ token, apiRoot, clock, log, ...rest }: TelegramOptions): Line {
  const timing = { ...TIMING, ...rest.timing }
  const clients = createClients({ token, apiRoot, timing })
  const inFlight = createInFlight()
  const intake = createIntake({ api: clients.api, clock, log, inFlight })
  return { clients, intake, inFlight, board: createStatusBoard(log), timing, log }
}
