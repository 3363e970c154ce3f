import type { ChannelStorage } from '../../ports/channel-storage.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import type { InFlight } from '../common/in-flight.ts'
import type { StatusBoard } from '../wechat-wire/status-board.ts'
import type { ChangeChat } from './chat-memory.ts'
import type { Timing } from './timing.ts'

/** What both ways, in and out, work with. */
export interface Line {
  readonly storage: ChannelStorage
  readonly changeChat: ChangeChat
  readonly board: StatusBoard
  readonly inFlight: InFlight
  readonly clock: Clock
  readonly log: Log
  readonly timing: Timing
}
