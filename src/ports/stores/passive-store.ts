import type { ChannelName, ChatAddress } from '../../domain/message/inbound-message.ts'
import type { OutboundMessage } from '../../domain/message/outbound-message.ts'

/** A bubble that could leave with the response to the platform's own call. */
export interface WaitingBubble {
  readonly row: number
  readonly message: OutboundMessage
  /** The dedup key of the message it answers; absent for news nobody asked for. */
  readonly replyTo?: string | undefined
}

/** What a response carries: its body, and which of the waiting bubbles are in it. */
export interface Composed {
  readonly body: string
  readonly taken: readonly number[]
}

/** Which message a response answers, and until when its bubbles are lent to it. */
export interface PassiveAsk extends ChatAddress {
  readonly key: string
  readonly now: number
  /** When the bubbles go to the sender after all, if nobody said that the response was written. */
  readonly until: number
}

/**
 * Answers given as the response to the platform's own call. A bubble has one holder at any time: it waits,
 * is leased to a sender, or is lent to one response.
 */
export interface PassiveStore {
  /** Those of these messages that were handled (or given up), so that all their bubbles are there. */
  handled(channel: ChannelName, keys: readonly string[]): Promise<readonly string[]>
  /**
   * Lends bubbles to the response for one message: its own first, then what else waits in the chat and is free.
   * The body is durable with it: asked again for the same message, it is the same, unless the bubbles went
   * another way meanwhile. Own bubbles that do not fit are held until the person writes again. `compose` is
   * pure and may run more than once.
   */
  lend(ask: PassiveAsk, compose: (waiting: readonly WaitingBubble[]) => Composed): Promise<string>
  /** The response was written: what was lent to it is never handed out again. */
  settle(of: { readonly channel: ChannelName; readonly key: string; readonly now: number }): Promise<void>
  /** What is held for this reader may be sent now: the platform takes it again. */
  release(address: ChatAddress, now: number): Promise<void>
  /** How many bubbles are held until their reader writes again. */
  held(channel?: ChannelName): Promise<number>
}
