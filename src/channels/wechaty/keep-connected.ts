import type { Line } from './line.ts'
import { type Ending, runSession } from './session.ts'
import { pauseAfter } from './timing.ts'
import { pause } from './wait.ts'

/** Bots that hang while starting or stopping; with this many no further one is started. */
const MOST_UNFINISHED = 2

/** Connects again and again until told to stop, or until it is clear that only a person can help. */
export async function keepConnected(line: Line, signal: AbortSignal): Promise<void> {
  const pauses = { first: line.timing.firstPauseMs, longest: line.timing.longestPauseMs }
  let failures = 0
  while (!signal.aborted) {
    const ending = await runSession(line, signal)
    if (ending.why === 'asked') return
    failures = ending.steady ? 1 : failures + 1
    line.log.warn('wechaty.disconnected', { why: ending.why, failures })
    if (isHopeless(line, ending)) return
    line.board.show('lost')
    await pause(pauseAfter(failures, pauses), signal)
    await roomForOneMore(line, signal)
  }
}

function isHopeless({ board }: Line, { why }: Ending): boolean {
  if (why !== 'wechaty-missing' && why !== 'puppet-missing') return false
  board.show(why)
  return true
}

/** A start that hangs still holds memory and perhaps a connection: a heap of them would be worse than waiting. */
async function roomForOneMore({ unfinished, log, timing }: Line, signal: AbortSignal): Promise<void> {
  if (unfinished.size >= MOST_UNFINISHED) log.warn('wechaty.starts-hang', { count: unfinished.size })
  while (unfinished.size >= MOST_UNFINISHED && !signal.aborted) await pause(timing.firstPauseMs, signal)
}
