import type { Capabilities } from '../../domain/message/capabilities.ts'
import { fitToChannel } from '../../domain/message/fit-to-channel.ts'
import type { ChatAddress, InboundMessage } from '../../domain/message/inbound-message.ts'
import type { OutboundMessage } from '../../domain/message/outbound-message.ts'
import type { Stores } from '../../ports/database.ts'

/** What a channel can do, by name; a channel that is switched off is treated as the narrowest one. */
export type CapabilitiesOf = (channel: string) => Capabilities

/** By what bubbles leave. */
interface Via {
  readonly capabilitiesOf: CapabilitiesOf
  readonly now: number
}

interface To {
  readonly address: ChatAddress
  readonly messages: readonly OutboundMessage[]
  /** Before that it wakes nobody; see `quietUntil`. */
  readonly notBefore?: number | undefined
}

/** Puts bubbles into the outbox, cut to what the reader's channel can carry. */
export async function sendTo(stores: Pick<Stores, 'outbox'>, to: To, via: Via): Promise<void> {
  const { channel, chat } = to.address
  const capabilities = via.capabilitiesOf(channel)
  // A page that is looked at rings no bell.
  const keptBackUntil = capabilities.pull ? undefined : to.notBefore
  const fitted = fitToChannel(to.messages, capabilities)
  await stores.outbox.put(
    fitted.map((message) => ({ channel, chat, message, keptBackUntil })),
    via.now,
  )
}

/** The same for the answer to one message: where the platform waits for it, it is kept back for that. */
export async function answerTo(
  stores: Pick<Stores, 'outbox'>,
  to: { readonly message: InboundMessage; readonly messages: readonly OutboundMessage[] },
  via: Via,
): Promise<void> {
  const { channel, chat, dedupKey } = to.message
  const { passiveMs } = via.capabilitiesOf(channel)
  if (passiveMs === undefined)
    return sendTo(stores, { address: { channel, chat }, messages: to.messages }, via)
  const asked = askedWords(to.message)
  const fitted = fitToChannel(to.messages, via.capabilitiesOf(channel))
  const tie = { replyTo: dedupKey, keptBackUntil: via.now + passiveMs }
  await stores.outbox.put(
    fitted.map((message) => ({ channel, chat, message: { ...message, asked }, ...tie })),
    via.now,
  )
}

const LONGEST_ASKED = 20

/** What was asked, short enough to be quoted; undefined where there were no words. */
function askedWords({ content }: InboundMessage): string | undefined {
  const words = content.kind === 'attachment' ? content.caption : content.kind === 'text' ? content.text : ''
  const plain = [...(words ?? '').replace(/\s+/gu, ' ').trim()]
  if (plain.length === 0 || plain[0] === '/') return undefined
  return plain.length > LONGEST_ASKED ? `${plain.slice(0, LONGEST_ASKED).join('')}…` : plain.join('')
}
