import type { Receive } from '../../ports/channel.ts'

/** One run from start to stop. */
export interface Run {
  readonly receive: Receive
  readonly signal: AbortSignal
}
