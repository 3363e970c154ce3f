import type { Receive } from '../../ports/channel.ts'
import type { Log } from '../../ports/log.ts'
import type { InFlight } from '../common/in-flight.ts'
import type { Me } from './addressed.ts'
import type { Clients } from './client.ts'
import { type Fault, toFault } from './fault.ts'
import type { Intake } from './intake.ts'
import type { StatusBoard } from './status.ts'
import { pauseAfter, type Timing } from './timing.ts'

/** What both ways of receiving work with. */
export interface Line {
  readonly clients: Clients
  readonly intake: Intake
  readonly inFlight: InFlight
  readonly board: StatusBoard
  readonly timing: Timing
  readonly log: Log
}

/** One run from start to stop. */
export interface Session {
  readonly receive: Receive
  readonly signal: AbortSignal
  /** Known once the platform answered. */
  me?: Me
  /** True once the platform is set up to deliver. */
  ready?: boolean
}

/** Shows the failure and says how long to wait, in ms. */
export function onFailure({ board, timing }: Pick<Line, 'board' | 'timing'>) {
  return (error: unknown, failures: number): number => {
    const fault = toFault(error)
    board.fail(fault)
    return pauseFor(fault, { timing, failures })
  }
}

function pauseFor(fault: Fault, { timing, failures }: { timing: Timing; failures: number }): number {
  if (fault.kind === 'wrong-token' || fault.kind === 'other-poller') return timing.slowPauseMs
  // Coming back earlier only lengthens the ban; an hour at most, so that we notice when it is lifted.
  if (fault.kind === 'slow-down' && fault.afterMs !== undefined) return Math.min(fault.afterMs, 3_600_000)
  return pauseAfter(failures, timing, Math.random())
}
