import { z } from 'zod'
import type { Receive } from '../../ports/channel.ts'
import type { ChannelStorage } from '../../ports/channel-storage.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import type { InFlight } from '../common/in-flight.ts'
import type { StatusBoard } from '../wechat-wire/status-board.ts'
import type { Api } from './api.ts'
import { WECOM_KF } from './inbound.ts'
import type { Timing } from './timing.ts'

/** What both ways, in and out, work with. */
export interface Line {
  readonly api: Api
  readonly storage: ChannelStorage
  readonly board: StatusBoard
  readonly inFlight: InFlight
  readonly clock: Clock
  readonly log: Log
  readonly timing: Timing
  /** Undefined before the start and after the stop. */
  readonly receive: () => Receive | undefined
}

const talkSchema = z.object({
  /** A member of staff has taken the talk over: we keep silent. */
  human: z.boolean(),
  /** What the customer wrote last, so that an answer to something older says so. */
  lastWords: z.string(),
})

/** What we remember of one talk. */
export type Talk = z.infer<typeof talkSchema>

const NEW_TALK: Talk = { human: false, lastWords: '' }

/** Reads what we remember of a talk and writes what becomes of it. */
export function changeTalk(
  { storage, clock }: Pick<Line, 'storage' | 'clock'>,
  chat: string,
  change: (talk: Talk) => Talk,
): Promise<Talk> {
  const place = { channel: WECOM_KF, name: `talk:${chat}` }
  return storage.transaction(({ memory }) =>
    memory.change(
      place,
      (stored) => {
        const talk = change(talkSchema.safeParse(stored).data ?? NEW_TALK)
        return { stored: talk, result: talk }
      },
      clock.now(),
    ),
  )
}
