import type { InboundMessage } from '../../domain/message/inbound-message.ts'
import type { Receive } from '../../ports/channel.ts'
import { opened } from './allowance.ts'
import { type ChatMemory, changeChat, RELAXED } from './chat-memory.ts'
import type { HandledWatch } from './handled-watch.ts'
import { WECHAT_OFFICIAL } from './inbound.ts'
import type { Line } from './line.ts'
import { asksForMore, composePassive, NOTHING_MORE, type PassiveText, TAKES_LONGER } from './outbound.ts'

/** One message with what it opens. */
export interface Asked {
  readonly message: InboundMessage
  readonly by: 'message' | 'tap'
}

/** A response, durable and not yet written. */
export interface Answer {
  readonly body: string
  /** The answer it ends with; undefined when it was composed before. */
  readonly begun: string | undefined
}

/** Turns the words of a response into its body, which is what a second call gets again. */
export type Wrap = (text: string) => string

/**
 * Takes in one message and answers it with the body of the response. A second delivery of the same message
 * joins the first, in this process and, through the database, in any other.
 */
export function createAnswerer(line: Line, watch: HandledWatch) {
  const running = new Map<string, Promise<Answer>>()
  return (asked: Asked, { receive, wrap }: { receive: Receive; wrap: Wrap }): Promise<Answer> => {
    const { dedupKey } = asked.message
    const joined = running.get(dedupKey)
    if (joined !== undefined) return joined
    const work = answer(line, watch, { ...asked, receive, wrap }).finally(() => running.delete(dedupKey))
    running.set(dedupKey, work)
    return work
  }
}

interface Task extends Asked {
  readonly receive: Receive
  readonly wrap: Wrap
}

async function answer(line: Line, watch: HandledWatch, task: Task): Promise<Answer> {
  const until = performance.now() + line.timing.answerMs
  const { message } = task
  const before = await noteArrival(line, task)
  const words = message.content.kind === 'text' ? message.content.text : ''
  const goesOn = asksForMore(words, before.more)
  if (!goesOn) await task.receive([message])
  const awaited = goesOn ? before.promised : message.dedupKey
  const handled = awaited === undefined || (await watch.wait(awaited, Math.max(0, until - performance.now())))
  return respond(line, task, { goesOn, handled })
}

/** Opens the window for later messages, and tells what the person was told last. */
function noteArrival({ changeChat: change, clock }: Line, { message, by }: Task): Promise<ChatMemory> {
  return change(message.chat, (stored) => {
    const allowance = opened(stored.allowance, by, clock.now())
    return { stored: { ...stored, allowance, left: false }, result: stored }
  })
}

/**
 * The response, durable before it is written: from then on its bubbles are nobody else's. A killed process
 * leaves them to the next call for the same message or, when none comes, to the sender.
 */
function respond(
  line: Line,
  { message, wrap }: Task,
  how: { readonly goesOn: boolean; readonly handled: boolean },
): Promise<Answer> {
  const { chat, dedupKey: key } = message
  const now = line.clock.now()
  return line.storage.transaction(async (stores) => {
    const stored = await changeChat(stores, chat, { now, change: (was) => ({ stored: was, result: was }) })
    let next = stored
    let begun: string | undefined
    const ask = { channel: WECHAT_OFFICIAL, chat, key, now, until: now + line.timing.lendMs }
    const body = await stores.passive.lend(ask, (waiting) => {
      const composed = composePassive(waiting, { key, begun: stored.begun })
      next = {
        ...stored,
        begun: composed.begun,
        ...wayOn(composed, { ...how, promised: stored.promised, key }),
      }
      const words = composed.text || wordsForNothing(how)
      return { body: words && wrap(words), taken: composed.taken }
    })
    await changeChat(stores, chat, { now, change: () => ({ stored: next, result: undefined }) })
    return { body, begun }
  }, RELAXED)
}

interface Outcome {
  readonly goesOn: boolean
  readonly handled: boolean
  readonly promised: string | undefined
  readonly key: string
}

/** What a “1” would mean after this response. */
function wayOn({ more }: PassiveText, of: Outcome): Pick<ChatMemory, 'more' | 'promised'> {
  if (of.handled) return { more, promised: undefined }
  return { more: more ?? 'number', promised: of.goesOn ? of.promised : of.key }
}

/** Nothing to give: it is not ready yet, there is no more, or we have nothing to say. */
function wordsForNothing({ goesOn, handled }: { goesOn: boolean; handled: boolean }): string {
  if (!handled) return TAKES_LONGER
  return goesOn ? NOTHING_MORE : ''
}
