import type { Capabilities } from '../../domain/message/capabilities.ts'
import { fitToChannel } from '../../domain/message/fit-to-channel.ts'
import type { ChatAddress } from '../../domain/message/inbound-message.ts'
import type { OutboundMessage } from '../../domain/message/outbound-message.ts'
import type { Stores } from '../../ports/database.ts'

/** What a channel can do, by name; a channel that is switched off is treated as the narrowest one. */
export type CapabilitiesOf = (channel: string) => Capabilities

/** Puts bubbles into the outbox, cut to what the reader's channel can carry. */
export async function sendTo(
  stores: Pick<Stores, 'outbox'>,
  to: { readonly address: ChatAddress; readonly messages: readonly OutboundMessage[] },
  via: { readonly capabilitiesOf: CapabilitiesOf; readonly now: number },
): Promise<void> {
  const { channel, chat } = to.address
  const fitted = fitToChannel(to.messages, via.capabilitiesOf(channel))
  await stores.outbox.put(
    fitted.map((message) => ({ channel, chat, message })),
    via.now,
  )
}
