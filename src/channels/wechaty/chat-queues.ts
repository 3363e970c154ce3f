import type { InboundMessage } from '../../domain/message/inbound-message.ts'
import type { Log } from '../../ports/log.ts'
import type { Run } from './run.ts'
import { pauseAfter, type Timing } from './timing.ts'
import { pause } from './wait.ts'

/** Messages on their way into the inbox: in order per chat, side by side across chats. */
export interface ChatQueues {
  add(message: InboundMessage): void
  resume(run: Run): void
  settled(): Promise<void>
  size(): number
  refused(): number
}

/**
 * wechaty tells of a message once and knows no confirmation, so what the inbox refuses can only be kept here
 * and offered again until it is taken. A crash in that time loses it: the one promise this channel cannot
 * keep, and the reason why the status asks not to restart.
 */
export function createChatQueues({ log, timing }: { log: Log; timing: Timing }): ChatQueues {
  const queues = new Map<string, InboundMessage[]>()
  const working = new Map<string, Promise<void>>()
  const refused = new Set<string>()
  const pauses = { first: timing.firstPauseMs, longest: timing.longestStorePauseMs }
  let run: Run | undefined

  const offerAll = async (chat: string, queue: InboundMessage[], { receive, signal }: Run) => {
    let failures = 0
    while (queue.length > 0) {
      const batch = [...queue]
      try {
        await receive(batch)
        queue.splice(0, batch.length)
        refused.delete(chat)
        failures = 0
      } catch (error) {
        failures += 1
        refused.add(chat)
        log.error('wechaty.not-stored', error, { waiting: queue.length, failures })
        if (signal.aborted) return
        await pause(pauseAfter(failures, pauses), signal)
      }
    }
  }

  const work = (chat: string, queue: InboundMessage[]) => {
    if (run === undefined || working.has(chat)) return
    const now = run
    const done = Promise.resolve()
      .then(() => offerAll(chat, queue, now))
      .then(() => {
        working.delete(chat)
        if (queue.length === 0) queues.delete(chat)
        else if (!now.signal.aborted) work(chat, queue)
      })
    working.set(chat, done)
  }

  const count = (chats: Iterable<string>) =>
    [...chats].reduce((sum, chat) => sum + (queues.get(chat)?.length ?? 0), 0)

  return {
    add(message) {
      const queue = queues.get(message.chat) ?? []
      queues.set(message.chat, queue)
      queue.push(message)
      work(message.chat, queue)
    },
    resume(next) {
      run = next
      for (const [chat, queue] of queues) work(chat, queue)
    },
    async settled() {
      while (working.size > 0) await Promise.all(working.values())
    },
    size: () => count(queues.keys()),
    refused: () => count(refused),
  }
}
