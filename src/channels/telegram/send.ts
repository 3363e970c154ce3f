import { type Api, InputFile } from 'grammy'
import type { OutboundMessage } from '../../domain/message/outbound-message.ts'
import type { SendResult } from '../../ports/channel.ts'
import type { Log } from '../../ports/log.ts'
import type { DocumentStore } from '../../ports/stores/document-store.ts'
import { FILE_GONE } from '../common/file-gone.ts'
import { toFault } from './fault.ts'
import { type NativeMessage, toNative } from './outbound.ts'
import { sendResultOf } from './send-result.ts'

interface SenderParts {
  readonly api: Api
  readonly log: Log
  /** Where the bytes of a paper are fetched. */
  readonly documents?: Pick<DocumentStore, 'byId'> | undefined
}

/** Sends one bubble; every outcome is a value. The outbox does the retrying. */
export function createSender({ api, log, documents }: SenderParts) {
  return async (chat: string, message: OutboundMessage): Promise<SendResult> => {
    const native = toNative(chat, message)
    if (native.kind === 'no-such-chat') return { kind: 'rejected', reason: '聊天编号不对，发不出去。' }
    if (native.droppedButtons > 0) log.warn('telegram.dropped-buttons', { count: native.droppedButtons })
    const file = await fileOf(message, documents)
    const payload =
      file === 'gone' ? { ...native.payload, text: `${native.payload.text}\n${FILE_GONE}` } : native.payload
    const send = (to: NativeMessage) => deliver(api, to, file instanceof InputFile ? file : undefined)
    const result = await send(payload)
    if (result.kind !== 'moved') return result
    const again = await send({ ...payload, chat_id: result.chat })
    return again.kind === 'moved' ? sendResultOf({ kind: 'gone' }) : again
  }
}

/** A group that became a supergroup has a new number; the platform says which. */
type Delivery = SendResult | { readonly kind: 'moved'; readonly chat: number }

async function fileOf(
  { file }: OutboundMessage,
  documents: SenderParts['documents'],
): Promise<InputFile | 'gone' | undefined> {
  if (!file) return undefined
  const stored = await documents?.byId(file.document)
  return stored ? new InputFile(stored.bytes, file.name) : 'gone'
}

async function deliver(api: Api, payload: NativeMessage, file?: InputFile): Promise<Delivery> {
  const { text, link_preview_options: _none, ...rest } = payload
  try {
    if (file) await api.raw.sendDocument({ ...rest, caption: text, document: file })
    else await api.raw.sendMessage(payload)
    return { kind: 'sent' }
  } catch (error) {
    const fault = toFault(error)
    return fault.kind === 'moved' ? { kind: 'moved', chat: Number(fault.chat) } : sendResultOf(fault)
  }
}
