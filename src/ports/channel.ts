import type { Capabilities } from '../domain/message/capabilities.ts'
import type { InboundMessage } from '../domain/message/inbound-message.ts'
import type { OutboundMessage } from '../domain/message/outbound-message.ts'

/**
 * Takes in messages. Resolves only when every one of them is durable (or already was); only then may the
 * channel acknowledge the platform. Rejects when they could not be stored: then nothing may be confirmed.
 */
export type Receive = (messages: readonly InboundMessage[]) => Promise<void>

/** What became of one platform call. */
export type SendResult =
  | { readonly kind: 'sent' }
  /** Worth another try; `afterMs` when the platform said how long to wait. */
  | { readonly kind: 'retry'; readonly reason: string; readonly afterMs?: number }
  /** The platform will never take it (blocked, gone): becomes a dead letter. */
  | { readonly kind: 'rejected'; readonly reason: string }
  /** The platform takes nothing more until the reader writes again: it waits for that. */
  | { readonly kind: 'held'; readonly reason: string }

/** How a channel is doing, in one line for the operator. */
export interface ChannelStatus {
  readonly state: 'off' | 'starting' | 'on' | 'failing'
  /** Chinese, one sentence: what is configured, or what to do. */
  readonly note: string
}

/** How much of a file is worth fetching, and how long. */
export interface FetchLimits {
  readonly mostBytes: number
  readonly signal: AbortSignal
}

/** A way messages arrive and leave. It translates and nothing else. */
export interface Channel {
  readonly name: string
  readonly capabilities: Capabilities
  start(receive: Receive): Promise<void>
  /** Sends one bubble that already fits the channel. Never throws for a platform's refusal. */
  send(chat: string, message: OutboundMessage): Promise<SendResult>
  /** Stops taking in; resolves when nothing is in flight. */
  stop(): Promise<void>
  status(): ChannelStatus
  /**
   * Fetches what the platform keeps under the `ref` of an attachment, by that id and never by an address a user
   * sent. Undefined when it is too big, gone or not to be had. Absent where the platform gives nothing out.
   */
  fetchFile?(ref: string, within: FetchLimits): Promise<Uint8Array<ArrayBuffer> | undefined>
  /** What the operator must scan to log in, where a platform asks for that; undefined when nothing is to scan. */
  qr?(): string | undefined
  /** Paths on the shared web server, when the channel is reached over HTTP. */
  readonly http?: { readonly path: string; readonly handle: (request: Request) => Promise<Response> }
}
