/** How long things take; tests shorten them. */
export interface Timing {
  /** How long the platform holds an empty getUpdates. */
  readonly pollSeconds: number
  /** After this a call counts as failed, its outcome unknown. */
  readonly callSeconds: number
  readonly firstPauseMs: number
  readonly longestPauseMs: number
  /** Between tries when only a person can help: wrong token, a second program with the same bot. */
  readonly slowPauseMs: number
  /** After an empty answer, so that a server that does not hold the request is not hammered. */
  readonly emptyPauseMs: number
}

export const TIMING: Timing = {
  pollSeconds: 30,
  callSeconds: 10,
  firstPauseMs: 1_000,
  longestPauseMs: 30_000,
  slowPauseMs: 60_000,
  emptyPauseMs: 200,
}

/** Doubles from first to longest; jitter takes away up to half, so that many programs do not return at once. */
export function pauseAfter(failures: number, timing: Timing, random: number): number {
  const full = Math.min(timing.firstPauseMs * 2 ** (failures - 1), timing.longestPauseMs)
  return Math.max(timing.firstPauseMs, full * (1 - random / 2))
}
