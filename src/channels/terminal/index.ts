import type { Capabilities } from '../../domain/message/capabilities.ts'
import type { Channel, ChannelStatus, Receive } from '../../ports/channel.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Ids } from '../../ports/ids.ts'
import { runDialogue } from './dialogue.ts'
import { TERMINAL, toInbound } from './inbound.ts'
import { createLineQueue } from './line-queue.ts'
import { type ReaderInput, readFromPerson, readFromPipe } from './reader.ts'
import { createReplyWatch, type ReplyTiming } from './reply-watch.ts'
import { createScreen, type ScreenOutput } from './screen.ts'
import { NOTES, WORDS } from './words.ts'

export interface TerminalOptions {
  readonly input: ReaderInput
  readonly output: ScreenOutput
  readonly ids: Ids
  readonly clock: Clock
  /** Resolves when nothing that was stored still waits to be answered. Absent: a silence is taken for it. */
  readonly settled?: (() => Promise<void>) | undefined
  readonly timing?: Partial<TerminalTiming> | undefined
}

export interface TerminalTiming extends ReplyTiming {
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
  const { input, output, ids, clock } = options
  const timing = { ...TIMING, ...options.timing }
  const byHand = input.isTTY === true && output.isTTY === true
  const screen = createScreen(output)
  const replies = createReplyWatch(timing)
  const queue = createLineQueue()
  const over = Promise.withResolvers<void>()
  let status: ChannelStatus = NOTES.off
  let run: { readonly leave: () => void; readonly done: Promise<void> } | undefined

  const answered = (signal: AbortSignal) =>
    options.settled ? until(options.settled(), signal) : replies.done(signal)

  const begin = (receive: Receive) => {
    const leaving = new AbortController()
    const { signal } = leaving
    const leave = () => leaving.abort()
    const finish = () => {
      status = NOTES.over
      over.resolve()
      leave()
    }
    const reader = (byHand ? readFromPerson : readFromPipe)({
      input,
      screen,
      onLine(line) {
        const message = toInbound(line, { id: ids.uuid(), now: clock.now() })
        if (message) queue.add(message)
      },
      onEnd: queue.end,
      onInterrupt() {
        screen.write(`\n${WORDS.goodbye}\n`)
        finish()
      },
    })
    // The reader of our output has gone, as in `… | head -1`: nobody is left to talk to.
    const noReader = screen.onClosed(finish)
    const work = async () => {
      const all = await runDialogue({
        queue,
        receive,
        signal,
        firstPauseMs: timing.firstPauseMs,
        before(message) {
          replies.expect()
          if (!byHand && message.content.kind === 'text') screen.write(`${screen.prompt}${message.content.text}\n`)
        },
        after: async () => {
          status = NOTES.on
          if (!byHand) await answered(signal)
        },
        refused(failures) {
          status = NOTES['not-stored']
          if (failures === 1) screen.write(`${WORDS.notStored}\n`)
        },
      })
      if (all && byHand) await answered(signal)
      if (all) finish()
      noReader()
      reader.close()
    }
    status = NOTES.on
    run = { leave, done: work() }
  }

  return {
    name: TERMINAL,
    capabilities: CAPABILITIES,
    ended: over.promise,
    status: () => status,
    async start(receive) {
      if (run === undefined) begin(receive)
    },
    async send(chat, message) {
      if (chat !== TERMINAL) return { kind: 'rejected', reason: '终端里没有这个聊天。' }
      if (!(await screen.show(message))) return { kind: 'rejected', reason: '终端已经关闭。' }
      replies.heard()
      return { kind: 'sent' }
    },
    async stop() {
      run?.leave()
      await run?.done
      run = undefined
      status = NOTES.stopped
    },
  }
}
