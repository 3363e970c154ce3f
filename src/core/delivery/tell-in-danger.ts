import type { InboundMessage } from '../../domain/message/inbound-message.ts'
import { say } from '../../domain/message/outbound-message.ts'
import type { Channel } from '../../ports/channel.ts'
import type { Log } from '../../ports/log.ts'
import type { WordsInDanger } from '../../ports/words-in-danger.ts'

const MOST_REMEMBERED = 1000

/**
 * Sends the words of danger past the outbox, once a message, on channels that can send at any time. The others,
 * whose answers are fetched or go with the response, say them in their own response.
 */
export function createTellInDanger(parts: {
  readonly channels: ReadonlyMap<string, Channel>
  readonly wordsInDanger: WordsInDanger
  readonly log: Log
}): (messages: readonly InboundMessage[]) => void {
  const told = new Set<string>()
  const tell = async (message: InboundMessage): Promise<void> => {
    const channel = parts.channels.get(message.channel)
    if (!channel || channel.capabilities.pull || channel.capabilities.passiveMs !== undefined) return
    const key = `${message.channel} ${message.dedupKey}`
    const words = told.has(key) ? undefined : parts.wordsInDanger(message)
    if (words === undefined) return
    if (told.size >= MOST_REMEMBERED) told.clear()
    told.add(key)
    const result = await channel.send(message.chat, { ...say(words), tone: 'emergency' })
    // Its next delivery tries again.
    if (result.kind !== 'sent') told.delete(key)
  }
  return (messages) => {
    for (const message of messages)
      tell(message).catch((error: unknown) => parts.log.error('danger.not-told', error))
  }
}
