import type { InboundMessage } from '../../domain/message/inbound-message.ts'
import type { ChannelStatus, Receive } from '../../ports/channel.ts'
import { runDialogue } from './dialogue.ts'
import type { LineQueue } from './line-queue.ts'
import { type ReaderInput, readFromPerson, readFromPipe } from './reader.ts'
import type { ReplyWatch } from './reply-watch.ts'
import type { Screen } from './screen.ts'
import { NOTES, WORDS } from './words.ts'

export interface ConversationParts {
  readonly input: ReaderInput
  readonly screen: Screen
  readonly queue: LineQueue
  readonly replies: ReplyWatch
  readonly receive: Receive
  readonly toInbound: (line: string) => InboundMessage | undefined
  readonly settled: (() => Promise<void>) | undefined
  readonly firstPauseMs: number
  readonly show: (status: ChannelStatus) => void
  /** The talk is over. */
  readonly finish: () => void
}

/** One run, from start to stop. */
export interface Conversation {
  leave(): void
  readonly done: Promise<void>
}

export function converse(parts: ConversationParts): Conversation {
  const { input, screen, queue, toInbound } = parts
  const leaving = new AbortController()
  const byHand = input.isTTY === true && screen.output.isTTY === true
  const finish = () => {
    leaving.abort()
    parts.show(NOTES.over)
    parts.finish()
  }
  const close = (byHand ? readFromPerson : readFromPipe)({
    input,
    screen,
    onLine(line) {
      const message = toInbound(line)
      if (message) queue.add(message)
    },
    onEnd: queue.end,
    onLeave() {
      screen.frame(undefined)
      void screen.write(`\n${WORDS.goodbye}\n`)
      finish()
    },
  })
  screen.onClosed(finish)
  parts.show(NOTES.on)
  const done = talk(parts, { byHand, signal: leaving.signal })
    .then((all) => (all ? finish() : undefined))
    .finally(close)
  return { leave: () => leaving.abort(), done }
}

/** True when everything typed was handed in and answered. */
async function talk(
  parts: ConversationParts,
  { byHand, signal }: { byHand: boolean; signal: AbortSignal },
): Promise<boolean> {
  const { screen, replies, queue, receive, firstPauseMs } = parts
  const answered = () => (parts.settled ? orLeft(parts.settled(), signal) : replies.done(signal))
  const all = await runDialogue({
    queue,
    receive,
    signal,
    firstPauseMs,
    before({ content }) {
      replies.expect()
      if (!byHand && content.kind === 'text') void screen.write(`${screen.prompt}${content.text}\n`)
    },
    // A pipe waits for its answer before the next line, so that both stand together.
    async after() {
      parts.show(NOTES.on)
      if (!byHand) await answered()
    },
    refused(failures) {
      parts.show(NOTES['not-stored'])
      if (failures === 1) void screen.write(`${WORDS.notStored}\n`)
    },
  })
  if (all && byHand) await answered()
  return all && !signal.aborted
}

function orLeft(work: Promise<void>, signal: AbortSignal): Promise<void> {
  const left = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true })
    if (signal.aborted) resolve()
  })
  return Promise.race([work, left])
}
