import { type OutboundMessage, say } from '../../domain/message/outbound-message.ts'
import { sayOnly } from './say-only.ts'
import type { Reply, Step, Turn } from './turn.ts'

/** Case numbers and codes are spoken, so they can be guessed: so many of others in an hour, then none is looked up. */
const MOST_GUESSES = 10
const WINDOW_MS = 60 * 60_000

/** A step that looks up a number somebody typed. After too many of others it does not look any more, right or wrong. */
export function naming(step: Step): Step {
  return async (turn) => {
    if (guessesOf(turn) < MOST_GUESSES) return step(turn)
    return sayOnly(turn, '号码试得太多了，过一小时再发。\n自己的事发“查进度”就能看。急事打 12348。')
  }
}

/** The one answer to a number that is none and to one of somebody else. */
export function notYours(turn: Turn, message: OutboundMessage = say(NOT_YOURS)): Reply {
  const from = guessesOf(turn) === 0 ? turn.now : (turn.state.guesses?.from ?? turn.now)
  return {
    messages: [message],
    state: { ...turn.state, guesses: { from, count: guessesOf(turn) + 1 } },
  }
}

const NOT_YOURS = '没有找到这件事。发“查进度”看看。急事打 12348。'

function guessesOf({ state: { guesses }, now }: Turn): number {
  return guesses && now - guesses.from < WINDOW_MS ? guesses.count : 0
}
