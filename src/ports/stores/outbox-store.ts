import type { ChatAddress } from '../../domain/message/inbound-message.ts'
import type { OutboundMessage } from '../../domain/message/outbound-message.ts'

/** One bubble for one chat. */
export interface Dispatch extends ChatAddress {
  readonly message: OutboundMessage
  /** The dedup key of the message this answers. */
  readonly replyTo?: string | undefined
  /**
   * Until then only the response to that message may take it, unless that has gone without it. Without `replyTo` it
   * waits for its hour, or until something that does not wait is put into the same chat: then its reader is there.
   */
  readonly keptBackUntil?: number | undefined
}

/** A bubble leased to one sender. */
export interface OutboxClaim extends Dispatch {
  readonly row: number
  readonly fence: number
  /** How often it was claimed, this time included: 1 at the first try. */
  readonly attempts: number
}

/** A bubble that could not be delivered, for staff to see. */
export interface DeadLetter {
  readonly row: number
  readonly channel: string
  readonly at: number
  readonly reason: string
}

/** Bubbles that must leave, in order per chat. */
export interface OutboxStore {
  put(dispatches: readonly Dispatch[], now: number): Promise<void>
  /** Leases the oldest waiting bubble of up to `limit` chats, only for `channels` when given. */
  claim(lease: {
    worker: string
    now: number
    until: number
    limit: number
    channels?: readonly string[]
  }): Promise<readonly OutboxClaim[]>
  /** Notes in the smallest write that a bubble left: it is never handed out again. `markSent` must follow. */
  noteSent(claim: OutboxClaim, now: number): Promise<void>
  /**
   * Ends bubbles that were sent and lets the next of their chats come forward; their text is erased unless the
   * channel is read by pulling. Stale leases are ignored.
   */
  markSent(claims: readonly OutboxClaim[], now: number): Promise<void>
  retryAt(claim: OutboxClaim, at: number, reason: string): Promise<void>
  /** Sets it aside until its reader writes again; the rest of the chat goes on. */
  hold(claim: OutboxClaim, reason: string): Promise<void>
  bury(claim: OutboxClaim, at: number, reason: string): Promise<void>
  /** Frees at once what workers held that are known to be gone; else their leases must run out first. */
  freeLeases(of: { isGone: (worker: string) => boolean; now: number }): Promise<void>
  backlog(): Promise<{ readonly pending: number; readonly dead: number }>
  deadLetters(limit: number): Promise<readonly DeadLetter[]>
}
