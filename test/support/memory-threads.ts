import type { ChatAddress, InboundMessage } from '../../src/domain/message/inbound-message.ts'
import type { OutboundMessage } from '../../src/domain/message/outbound-message.ts'
import type { ThreadItem, ThreadStore } from '../../src/ports/stores/thread-store.ts'

/** The store gives at most this many items in one read, as a real one does. */
const PAGE = 50

/** A thread store in memory, with the two ways things get into one. */
export interface MemoryThreads extends ThreadStore {
  /** False when the message was known already: then nothing is added. */
  addAsked(message: InboundMessage, shown: string): boolean
  addOurs(address: ChatAddress, message: OutboundMessage, at: number): void
  /** Everything asked, across chats, in order of arrival. */
  readonly asked: readonly InboundMessage[]
}

export function createMemoryThreads(): MemoryThreads {
  const rows: (ThreadItem & ChatAddress)[] = []
  const asked: InboundMessage[] = []
  let last = 0
  return {
    asked,
    addAsked(message, shown) {
      if (asked.some((known) => known.dedupKey === message.dedupKey)) return false
      asked.push(message)
      const { channel, chat, dedupKey, sentAt } = message
      rows.push({
        id: ++last,
        from: 'asker',
        dedupKey,
        text: shown,
        options: [],
        tone: 'normal',
        at: sentAt,
        channel,
        chat,
      })
      return true
    },
    addOurs(address, message, at) {
      rows.push({
        id: ++last,
        from: 'us',
        ...message,
        at,
        channel: address.channel,
        chat: address.chat,
      })
    },
    async erase(address) {
      for (let at = rows.length - 1; at >= 0; at -= 1) {
        if (rows[at]?.channel === address.channel && rows[at]?.chat === address.chat) rows.splice(at, 1)
      }
    },
    async read(address, after) {
      const of = (row: ThreadItem & ChatAddress) =>
        row.channel === address.channel && row.chat === address.chat
      return rows.filter((row) => of(row) && row.id > after).slice(0, PAGE)
    },
  }
}
