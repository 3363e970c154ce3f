import type { Capabilities } from '../../domain/message/capabilities.ts'
import type { Channel, ChannelStatus } from '../../ports/channel.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Ids } from '../../ports/ids.ts'
import { type Conversation, converse } from './conversation.ts'
import { TERMINAL, toInbound } from './inbound.ts'
import { createLineQueue } from './line-queue.ts'
import type { ReaderInput } from './reader.ts'
import { createReplyWatch, type ReplyTiming } from './reply-watch.ts'
import { createScreen, type ScreenOutput } from './screen.ts'
import { NOTES } from './words.ts'

export interface TerminalOptions {
  readonly input: ReaderInput
  readonly output: ScreenOutput
  readonly ids: Ids
  readonly clock: Clock
  /** Resolves when nothing that was stored still waits to be answered. Absent: a silence is taken for it. */
  readonly settled?: (() => Promise<void>) | undefined
  readonly timing?: Partial<TerminalTiming> | undefined
}

interface TerminalTiming extends ReplyTiming {
  /** Before the second try to store a line, in ms; doubles from there. */
  readonly firstPauseMs: number
}

export interface TerminalChannel extends Channel {
  /** Resolves when the talk is over: everything from a pipe was answered, or the person left. */
  readonly ended: Promise<void>
}

const TIMING: TerminalTiming = { quietMs: 400, patienceMs: 30_000, firstPauseMs: 200 }
/** A screen has no limits of its own; no buttons, so choices arrive as numbered lines. */
const CAPABILITIES: Capabilities = {
  maxTextBytes: 65_536,
  maxTextChars: 65_536,
  buttons: false,
  pull: false,
}

/** One person at this computer, or a file of lines in their place. */
export function createTerminalChannel(options: TerminalOptions): TerminalChannel {
  const { input, output, ids, clock, settled } = options
  const timing = { ...TIMING, ...options.timing }
  const screen = createScreen(output)
  const replies = createReplyWatch(timing)
  const queue = createLineQueue()
  const over = Promise.withResolvers<void>()
  let status: ChannelStatus = NOTES.off
  let conversation: Conversation | undefined
  return {
    name: TERMINAL,
    capabilities: CAPABILITIES,
    ended: over.promise,
    status: () => status,
    async start(receive) {
      conversation ??= converse({
        input,
        screen,
        queue,
        replies,
        receive,
        settled,
        firstPauseMs: timing.firstPauseMs,
        toInbound: (line) => toInbound(line, { id: ids.uuid(), now: clock.now() }),
        show(next) {
          status = next
        },
        finish: over.resolve,
      })
    },
    async send(chat, message) {
      if (chat !== TERMINAL) return { kind: 'rejected', reason: '终端里没有这个聊天。' }
      if (!(await screen.show(message))) return { kind: 'rejected', reason: '终端已经关闭。' }
      replies.heard()
      return { kind: 'sent' }
    },
    async stop() {
      conversation?.leave()
      await conversation?.done
      conversation = undefined
      status = NOTES.stopped
    },
  }
}
