/** How long things take, in ms; tests shorten them. */
export interface Timing {
  /** Between two connections: doubles from first to longest. */
  readonly firstPauseMs: number
  readonly longestPauseMs: number
  /** Between two tries to store what arrived; shorter, because it lives in memory only. */
  readonly longestStorePauseMs: number
  /** Neither logged in nor showing a QR code for this long: start afresh. */
  readonly silenceMs: number
  /** After an error, a sign of life must come within this. */
  readonly pulseMs: number
  /** One question or one message to the puppet. */
  readonly callMs: number
  /** A bot that does not stop is left behind after this. */
  readonly stopMs: number
  /** Logged in for this long counts as a good connection: the next pause is the first again. */
  readonly steadyMs: number
}

export const TIMING: Timing = {
  firstPauseMs: 1_000,
  longestPauseMs: 300_000,
  longestStorePauseMs: 30_000,
  silenceMs: 60_000,
  pulseMs: 10_000,
  callMs: 15_000,
  stopMs: 10_000,
  steadyMs: 60_000,
}

/** Doubles from first to longest; jitter takes away up to half, so that many programs do not return at once. */
export function pauseAfter(failures: number, { first, longest }: { first: number; longest: number }): number {
  const full = Math.min(first * 2 ** (failures - 1), longest)
  return Math.max(first, full * (1 - Math.random() / 2))
}
