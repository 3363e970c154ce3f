/** How long things take; tests shorten them. */
export interface Timing {
  /** After this a call counts as failed, its outcome unknown. */
  readonly callMs: number
  /** A notification may get lost: so often the list is read without one. */
  readonly pollMs: number
  /** Before the list is read again after a failure. */
  readonly retryMs: number
}

export const TIMING: Timing = { callMs: 10_000, pollMs: 60_000, retryMs: 2_000 }
