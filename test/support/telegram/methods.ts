import { BotApiError, badRequest } from './bot-api-error.ts'
import type { Chat, Chats, SentMessage } from './chats.ts'
import { keyboardOf } from './keyboard.ts'
import { nestedParam, type Params, textParam, wholeParam } from './params.ts'
import type { UpdateQueue } from './update-queue.ts'
import type { WebhookPusher } from './webhook-pusher.ts'

interface StoredFile {
  readonly path: string
  readonly bytes: Buffer
}

/** All the fake remembers. */
export interface World {
  readonly me: { readonly id: number; readonly is_bot: true; readonly username: string }
  readonly chats: Chats
  readonly queue: UpdateQueue
  readonly pusher: WebhookPusher
  readonly files: Map<string, StoredFile>
  /** Button presses not answered yet. */
  readonly presses: Set<string>
  readonly now: () => number
  commands: readonly unknown[]
  allowed: readonly string[] | undefined
}

export type Method = (params: Params, world: World, gone: AbortSignal) => unknown

export const METHODS: Readonly<Record<string, Method>> = {
  getMe: (_params, { me }) => ({ ...me, first_name: me.username }),
  getUpdates,
  sendMessage,
  sendDocument,
  editMessageText,
  answerCallbackQuery,
  setMyCommands,
  getMyCommands: (_params, { commands }) => commands,
  setWebhook,
  deleteWebhook,
  getWebhookInfo: (_params, { pusher, queue }) => ({
    url: pusher.target?.url ?? '',
    pending_update_count: queue.unconfirmed.length,
  }),
  getFile,
}

function getUpdates(params: Params, world: World, gone: AbortSignal): unknown {
  if (world.pusher.target !== undefined) {
    throw new BotApiError(
      409,
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
  }
  allow(params, world)
  const limit = Math.min(Math.max(wholeParam(params, 'limit') ?? 100, 1), 100)
  const timeoutMs = Math.max(wholeParam(params, 'timeout') ?? 0, 0) * 1000
  return world.queue.take({ offset: wholeParam(params, 'offset'), limit, timeoutMs }, gone)
}

function sendMessage(params: Params, world: World): unknown {
  const chat = world.chats.writable(wholeParam(params, 'chat_id'))
  return put(chat, world, { text: textOf(params), buttons: keyboardOf(params) })
}

function sendDocument(params: Params, world: World): unknown {
  const chat = world.chats.writable(wholeParam(params, 'chat_id'))
  const file = fileParam(params)
  if (!(file instanceof File) || file.size === 0) throw badRequest('there is no document in the request')
  if (file.size > 50 * 1_048_576) throw new BotApiError(413, 'Request Entity Too Large')
  const caption = textParam(params, 'caption') ?? ''
  if (caption.length > 1024) throw badRequest('message caption is too long')
  return file.arrayBuffer().then((bytes) => {
    const document = { name: file.name, bytes: Buffer.from(bytes) }
    return put(chat, world, { text: caption, buttons: keyboardOf(params), document })
  })
}

/** The file itself, or `attach://name` pointing at another part of the form. */
function fileParam(params: Params): unknown {
  const document = params.document
  return typeof document === 'string' && document.startsWith('attach://')
    ? params[document.slice(9)]
    : document
}

function editMessageText(params: Params, world: World): unknown {
  const chat = world.chats.writable(wholeParam(params, 'chat_id'))
  const messageId = wholeParam(params, 'message_id')
  const at = chat.ours.findIndex((message) => message.messageId === messageId)
  const old = chat.ours[at]
  if (old === undefined) throw badRequest('message to edit not found')
  const fresh = { text: textOf(params), buttons: keyboardOf(params) }
  if (fresh.text === old.text && JSON.stringify(fresh.buttons) === JSON.stringify(old.buttons)) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
    )
  }
  const edited: SentMessage = { ...old, ...fresh, edited: true }
  chat.ours[at] = edited
  return asMessage(edited, chat, world)
}

function answerCallbackQuery(params: Params, world: World): unknown {
  if (!world.presses.delete(textParam(params, 'callback_query_id') ?? '')) {
    throw badRequest('query is too old and response timeout expired or query ID is invalid')
  }
  if ((textParam(params, 'text') ?? '').length > 200) throw badRequest('MESSAGE_TOO_LONG')
  return true
}

function setMyCommands(params: Params, world: World): unknown {
  const commands = nestedParam(params, 'commands')
  if (!Array.isArray(commands) || commands.length > 100) throw badRequest('BOT_COMMANDS_TOO_MUCH')
  for (const { command, description } of commands) {
    if (!/^[a-z0-9_]{1,32}$/.test(String(command))) throw badRequest('BOT_COMMAND_INVALID')
    if (typeof description !== 'string' || description.length < 1 || description.length > 256) {
      throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID')
    }
  }
  world.commands = commands
  return true
}

function setWebhook(params: Params, world: World): unknown {
  const url = textParam(params, 'url') ?? ''
  const secret = textParam(params, 'secret_token')
  if (secret !== undefined && !/^[A-Za-z0-9_-]{1,256}$/.test(secret)) {
    throw badRequest('secret token contains unallowed characters')
  }
  // The real platform insists on HTTPS; a test has only the loopback.
  if (url !== '' && !/^(https:\/\/|http:\/\/127\.0\.0\.1[:/])/.test(url)) {
    throw badRequest('bad webhook: An HTTPS URL must be provided for webhook')
  }
  allow(params, world)
  world.pusher.aim(url === '' ? undefined : { url, secret }, world.queue.unconfirmed)
  return true
}

function deleteWebhook(params: Params, world: World): unknown {
  if (String(params.drop_pending_updates) === 'true') world.queue.clear()
  world.pusher.aim(undefined, [])
  return true
}

function getFile(params: Params, world: World): unknown {
  const id = textParam(params, 'file_id') ?? ''
  const file = world.files.get(id)
  if (file === undefined) throw badRequest('wrong file_id or the file is temporarily unavailable')
  if (file.bytes.length > 20 * 1_048_576) throw badRequest('file is too big')
  return { file_id: id, file_unique_id: id, file_size: file.bytes.length, file_path: file.path }
}

function allow(params: Params, world: World): void {
  const kinds = nestedParam(params, 'allowed_updates')
  if (Array.isArray(kinds)) world.allowed = kinds.length > 0 ? kinds.map(String) : undefined
}

function textOf(params: Params): string {
  const text = textParam(params, 'text') ?? ''
  if (text.trim() === '') throw badRequest('message text is empty')
  if (text.length > 4096) throw badRequest('message is too long')
  if (params.parse_mode !== undefined) throw badRequest('unsupported parse_mode')
  return text
}

function put(chat: Chat, world: World, content: Pick<SentMessage, 'text' | 'buttons' | 'document'>): unknown {
  const message: SentMessage = {
    chat: chat.id,
    messageId: chat.nextMessageId++,
    at: world.now(),
    edited: false,
    ...content,
  }
  chat.ours.push(message)
  return asMessage(message, chat, world)
}

/** One of our messages as the platform writes it. */
export function asMessage(message: SentMessage, chat: Chat, { me }: Pick<World, 'me'>): object {
  const rows = message.buttons.map((row) => row.map(({ text, data }) => ({ text, callback_data: data })))
  return {
    message_id: message.messageId,
    from: { ...me, first_name: me.username },
    chat: { id: chat.id, type: chat.type },
    date: Math.floor(message.at / 1000),
    text: message.text,
    ...(rows.length > 0 && { reply_markup: { inline_keyboard: rows } }),
  }
}
