import type { Chat } from './chats.ts'
import { asMessage, type World } from './methods.ts'

export interface SayOptions {
  /** Required for negative chat ids, as a reminder that others read along. */
  readonly group?: boolean
  /** The id of one of our messages in the chat, or of somebody else's. */
  readonly replyTo?: number
  /** The person; by default the one the private chat belongs to. */
  readonly from?: number
  /** Corrects an earlier message instead of writing a new one. */
  readonly edits?: number
  /** What comes instead of plain text: photo, sticker, location … */
  readonly fields?: Readonly<Record<string, unknown>>
}

/** Builds the update body of something a person wrote. */
export function messageFrom(world: World, chat: Chat, said: { text: string; options: SayOptions }): object {
  const { text, options } = said
  const date = Math.floor(world.now() / 1000)
  const body = {
    message_id: options.edits ?? chat.nextMessageId++,
    from: personOf(options.from ?? Math.abs(chat.id)),
    chat: { id: chat.id, type: chat.type },
    date,
    ...(options.edits !== undefined && { edit_date: date }),
    ...(options.replyTo !== undefined && { reply_to_message: repliedTo(world, chat, options.replyTo) }),
    ...(options.fields ?? { text }),
  }
  const entities = entitiesOf(text)
  return entities.length > 0 && options.fields === undefined ? { ...body, entities } : body
}

/** Builds the press of a button below one of our messages, found by its label or its data. */
export function pressOn(
  world: World,
  chat: Chat,
  press: { button: string; id: string; stale: boolean },
): object {
  const message = chat.ours.findLast((sent) =>
    sent.buttons.flat().some((button) => matches(button, press.button)),
  )
  const button = message?.buttons.flat().find((known) => matches(known, press.button))
  if (message === undefined || button === undefined)
    throw new Error(`no button "${press.button}" in chat ${chat.id}`)
  const inaccessible = { message_id: message.messageId, date: 0, chat: { id: chat.id, type: chat.type } }
  return {
    id: press.id,
    from: personOf(Math.abs(chat.id)),
    chat_instance: String(chat.id),
    message: press.stale ? inaccessible : asMessage(message, chat, world),
    data: button.data,
  }
}

function matches(button: { text: string; data: string }, wanted: string): boolean {
  return button.text === wanted || button.data === wanted
}

function personOf(id: number): object {
  return { id, is_bot: false, first_name: `测试员${id}`, language_code: 'zh-hans' }
}

function repliedTo(world: World, chat: Chat, messageId: number): object {
  const ours = chat.ours.find((message) => message.messageId === messageId)
  if (ours !== undefined) return asMessage(ours, chat, world)
  return {
    message_id: messageId,
    from: personOf(1),
    chat: { id: chat.id, type: chat.type },
    date: 1,
    text: '…',
  }
}

function entitiesOf(text: string): object[] {
  const found: object[] = []
  for (const match of text.matchAll(/(^\/[A-Za-z0-9_]+(@\w+)?)|(@[A-Za-z0-9_]{3,})/g)) {
    const type = match[1] === undefined ? 'mention' : 'bot_command'
    found.push({ type, offset: match.index, length: match[0].length })
  }
  return found
}
