import type { InboundMessage } from '../../domain/message/inbound-message.ts'

/** What was typed and is not stored yet, oldest first. It outlives a stop, so that nothing typed is lost. */
export interface LineQueue {
  add(message: InboundMessage): void
  /** No more will be typed. */
  end(): void
  /** The oldest, still in the queue; nothing when all is done or the signal is raised. */
  first(signal: AbortSignal): Promise<InboundMessage | undefined>
  drop(message: InboundMessage): void
}

export function createLineQueue(): LineQueue {
  const messages: InboundMessage[] = []
  let ended = false
  let wake = () => {}
  const change = (signal: AbortSignal) =>
    new Promise<void>((resolve) => {
      wake = resolve
      signal.addEventListener('abort', () => resolve(), { once: true })
    })
  return {
    add(message) {
      messages.push(message)
      wake()
    },
    end() {
      ended = true
      wake()
    },
    async first(signal) {
      while (messages.length === 0 && !ended && !signal.aborted) await change(signal)
      return signal.aborted ? undefined : messages[0]
    },
    drop(message) {
      messages.splice(messages.indexOf(message), 1)
    },
  }
}
