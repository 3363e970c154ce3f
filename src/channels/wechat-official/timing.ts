/** How long things take; tests shorten them. */
export interface Timing {
  /** The platform waits 5 s for a response; ours is on its way by then. */
  readonly answerMs: number
  /** How long an answer is kept back for that response. */
  readonly keepBackMs: number
  /** How long bubbles stay lent to a response nobody heard of again: longer than all three calls of the platform. */
  readonly lendMs: number
  /** A response that leaves later than this after its call is not believed to have been read. */
  readonly trustMs: number
  /** After this a response that was not broken off counts as written. */
  readonly writtenMs: number
  /** How often waiting responses look whether their message was handled. */
  readonly lookMs: number
  /** After this a call counts as failed, its outcome unknown. */
  readonly callMs: number
  /** How often the token is looked after, and asked for again when it could not be had. */
  readonly tokenMs: number
}

export const TIMING: Timing = {
  answerMs: 4_500,
  keepBackMs: 5_000,
  lendMs: 20_000,
  trustMs: 4_900,
  writtenMs: 200,
  lookMs: 25,
  callMs: 10_000,
  tokenMs: 30_000,
}
