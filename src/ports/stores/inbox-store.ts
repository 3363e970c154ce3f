import type { InboundMessage } from '../../domain/message/inbound-message.ts'

/** A message leased to one worker. `fence` must still hold when its effects are written. */
export interface InboxClaim {
  readonly row: number
  readonly fence: number
  /** How often it was claimed, this time included: 1 at the first try. */
  readonly attempts: number
  readonly message: InboundMessage
}

/** Messages that arrived and must each have exactly one effect. */
export interface InboxStore {
  /** Writes the new ones, skips known dedup keys; returns how many were new. */
  accept(messages: readonly InboundMessage[], now: number): Promise<number>
  /**
   * Leases up to `limit` messages: for each chat only the oldest unfinished one, so that order within a
   * chat holds across workers. An expired lease counts as free. `tried` takes only those that nobody began
   * yet, or only those that somebody did.
   */
  claim(lease: {
    worker: string
    now: number
    until: number
    limit: number
    tried?: 'never' | 'before'
  }): Promise<readonly InboxClaim[]>
  /** Marks done inside the transaction of the effects. False when the lease was lost: then roll back. */
  finish(claim: InboxClaim, now: number): Promise<boolean>
  /**
   * Gives it back for another try at `retryAt`, or as poison when `retryAt` is undefined. False when the
   * lease was lost: then it is another worker's matter.
   */
  fail(claim: InboxClaim, retryAt: number | undefined): Promise<boolean>
  /** Frees at once what workers held that are known to be gone; else their leases must run out first. */
  freeLeases(of: { isGone: (worker: string) => boolean; now: number }): Promise<void>
  /** Unfinished and poisoned rows, for `/readyz`, the console and the doctor. */
  backlog(): Promise<{ readonly pending: number; readonly dead: number }>
}
