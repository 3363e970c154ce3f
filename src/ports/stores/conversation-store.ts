import type { ChatAddress } from '../../domain/message/inbound-message.ts'

/** What a chat remembers between messages. `state` is the core's own JSON, stored encrypted. */
export interface StoredConversation {
  readonly address: ChatAddress
  readonly person: string
  readonly state: unknown
}

export interface ConversationStore {
  load(address: ChatAddress): Promise<StoredConversation | undefined>
  /** The chats of one person, the latest first. */
  chatsOf(person: string): Promise<readonly ChatAddress[]>
  save(conversation: StoredConversation, now: number): Promise<void>
}
