import type { Api } from 'grammy'
import type { OutboundMessage } from '../../domain/message/outbound-message.ts'
import type { SendResult } from '../../ports/channel.ts'
import type { Log } from '../../ports/log.ts'
import { toFault } from './fault.ts'
import { type NativeMessage, toNative } from './outbound.ts'
import { sendResultOf } from './send-result.ts'

/** Sends one bubble; every outcome is a value. The outbox does the retrying. */
export function createSender(api: Api, log: Log) {
  return async (chat: string, message: OutboundMessage): Promise<SendResult> => {
    const native = toNative(chat, message)
    if (native.kind === 'no-such-chat') return { kind: 'rejected', reason: '聊天编号不对，发不出去。' }
    if (native.droppedButtons > 0) log.warn('telegram.dropped-buttons', { count: native.droppedButtons })
    const result = await deliver(api, native.payload)
    if (result.kind !== 'moved') return result
    const again = await deliver(api, { ...native.payload, chat_id: result.chat })
    return again.kind === 'moved' ? sendResultOf({ kind: 'gone' }) : again
  }
}

/** A group that became a supergroup has a new number; the platform says which. */
type Delivery = SendResult | { readonly kind: 'moved'; readonly chat: number }

async function deliver(api: Api, payload: NativeMessage): Promise<Delivery> {
  try {
    await api.raw.sendMessage(payload)
    return { kind: 'sent' }
  } catch (error) {
    const fault = toFault(error)
    return fault.kind === 'moved' ? { kind: 'moved', chat: Number(fault.chat) } : sendResultOf(fault)
  }
}
