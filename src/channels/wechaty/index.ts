import type { Channel } from '../../ports/channel.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import type { DocumentStore } from '../../ports/stores/document-store.ts'
import type { Account, OpenBot } from './bot.ts'
import { WECHATY } from './inbound.ts'
import { createIntake } from './intake.ts'
import { keepConnected } from './keep-connected.ts'
import type { Line } from './line.ts'
import { CAPABILITIES } from './outbound.ts'
import { createThreadOpener } from './own-thread.ts'
import { createSender } from './send.ts'
import { createStatusBoard } from './status.ts'
import { TIMING, type Timing } from './timing.ts'

/** The one that talks to a puppet service. */
const DEFAULT_PUPPET = 'wechaty-puppet-service'

export interface WechatyOptions {
  readonly clock: Clock
  readonly log: Log
  /** The npm name of the puppet. */
  readonly puppet?: string | undefined
  readonly token?: string | undefined
  /** Where the QR code is printed. Default: standard error, so that it does not mix with the log. */
  readonly screen?: { write(text: string): unknown } | undefined
  readonly timing?: Partial<Timing> | undefined
  /** Where the bytes of a paper are fetched; without it a paper is only named. */
  readonly documents?: Pick<DocumentStore, 'byId'> | undefined
  readonly open?: OpenBot | undefined
}

export interface WechatyChannel extends Channel {
  /** What the QR code to scan says; undefined when there is nothing to scan. For administrators only. */
  qr(): string | undefined
  /** Messages held in memory because they are not stored yet; a restart loses them. */
  waiting(): number
}

/**
 * WeChat through a wechaty puppet, for counties that have a puppet service and for rooms. Starting never
 * fails: without the package, without a log-in or without a connection the status says what to do.
 */
export function createWechatyChannel(options: WechatyOptions): WechatyChannel {
  const line = createLine(options)
  const { board, intake } = line
  const send = createSender(line.account, { callMs: line.timing.callMs, documents: options.documents })
  const sending = new Set<Promise<unknown>>()
  let run: { readonly stop: () => void; readonly over: Promise<void> } | undefined
  return {
    name: WECHATY,
    capabilities: CAPABILITIES,
    status: () => board.read(intake.refused()),
    qr: () => board.qr,
    waiting: intake.waiting,
    send(chat, message) {
      const sent = send(chat, message).finally(() => sending.delete(sent))
      sending.add(sent)
      return sent
    },
    async start(receive) {
      if (run !== undefined) return
      const controller = new AbortController()
      board.show('starting')
      intake.resume({ receive, signal: controller.signal })
      run = { stop: () => controller.abort(), over: keepConnected(line, controller.signal) }
    },
    async stop() {
      const ending = run
      await Promise.allSettled(sending)
      ending?.stop()
      await ending?.over
      await intake.settled()
      if (intake.waiting() > 0) line.log.warn('wechaty.unstored-at-stop', { count: intake.waiting() })
      if (run === ending) run = undefined
      board.show('stopped')
    },
  }
}

function createLine({ clock, log, puppet, token, screen, open, ...rest }: WechatyOptions): Line {
  const timing = { ...TIMING, ...rest.timing }
  const account: Account = { bot: undefined, self: undefined, doubt: () => {} }
  return {
    open: open ?? createThreadOpener({ puppet: puppet ?? DEFAULT_PUPPET, token }, timing.stopMs / 2),
    account,
    intake: createIntake({ account, clock, log, timing }),
    board: createStatusBoard(),
    screen: screen ?? process.stderr,
    unfinished: new Set(),
    clock,
    log,
    timing,
  }
}
