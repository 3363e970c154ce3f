import { BotApiError, badRequest } from './bot-api-error.ts'
import type { SentButton } from './keyboard.ts'

/** A message of ours as the people in the chat see it now. */
export interface SentMessage {
  readonly chat: number
  readonly messageId: number
  readonly text: string
  readonly buttons: readonly (readonly SentButton[])[]
  /** Milliseconds on the fake's clock. */
  readonly at: number
  readonly edited: boolean
  readonly document?: { readonly name: string; readonly bytes: Buffer }
}

export interface Chat {
  readonly id: number
  readonly type: 'private' | 'supergroup'
  blocked: boolean
  movedTo?: number
  nextMessageId: number
  readonly ours: SentMessage[]
}

/** Every chat the bot may write to. Writing to any other is refused, as on the real platform. */
export class Chats {
  readonly #chats = new Map<number, Chat>()

  open(id: number): Chat {
    const known = this.#chats.get(id)
    if (known !== undefined) return known
    const type = id < 0 ? 'supergroup' : 'private'
    const chat: Chat = { id, type, blocked: false, nextMessageId: 1, ours: [] }
    this.#chats.set(id, chat)
    return chat
  }

  find(id: number): Chat | undefined {
    return this.#chats.get(id)
  }

  writable(id: number | undefined): Chat {
    const chat = id === undefined ? undefined : this.#chats.get(id)
    if (chat === undefined) throw badRequest('chat not found')
    if (chat.movedTo !== undefined) {
      throw new BotApiError(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
        migrate_to_chat_id: chat.movedTo,
      })
    }
    if (chat.blocked) throw new BotApiError(403, 'Forbidden: bot was blocked by the user')
    return chat
  }
}
