import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import type { Account, OpenBot } from './bot.ts'
import type { Intake } from './intake.ts'
import type { StatusBoard } from './status.ts'
import type { Timing } from './timing.ts'

/** What every connection of this channel works with. */
export interface Line {
  readonly open: OpenBot
  readonly account: Account
  readonly intake: Intake
  readonly board: StatusBoard
  readonly clock: Clock
  readonly log: Log
  readonly timing: Timing
  /** Where the QR code is printed, so that a county without the console can log in. */
  readonly screen: { write(text: string): unknown }
  /** Bots that have not finished starting and stopping, however often we gave up on them. */
  readonly unfinished: Set<Promise<unknown>>
}
