/** Tells whether the database takes writes, and whether the clock went back. */
export interface PulseStore {
  /** Writes the time, UTC ms; gives the time that was written last, by any process. Throws when it cannot write. */
  beat(now: number): Promise<number | undefined>
  /**
   * For a clock that went back by `by` ms: whatever waits in the queues for a time ahead of `now` waits that
   * much shorter. Nothing becomes ready later by it.
   */
  bringForward(of: { readonly now: number; readonly by: number }): Promise<void>
}
