import { DANGER_WAITS_MS } from '../../ports/words-in-danger.ts'
import { within } from '../common/within.ts'
import type { Desk } from './desk.ts'
import { type Parsed, toInbound } from './inbound.ts'

/** What became of a message. */
export type TakenIn =
  | { readonly kind: 'stored' }
  /** Not durable, at least not yet: it must not be acknowledged. `urgent` is what somebody in danger must hear now. */
  | { readonly kind: 'not-stored'; readonly urgent: string | undefined }

/** Hands a message to the core. Somebody in danger does not wait for the disk. */
export async function takeIn(
  desk: Desk,
  parsed: Extract<Parsed, { kind: 'message' }>,
  chat: string,
): Promise<TakenIn> {
  const receive = desk.receive()
  const message = toInbound(parsed, { chat, now: desk.clock.now() })
  const urgent = desk.wordsInDanger?.(message)
  if (receive === undefined) return { kind: 'not-stored', urgent }
  const stored = receive([message]).then(
    () => 'stored' as const,
    (error: unknown) => {
      desk.log.error('web.receive-failed', error)
      return 'not-stored' as const
    },
  )
  const kind = await (urgent === undefined ? stored : within(stored, DANGER_WAITS_MS, 'not-stored' as const))
  return kind === 'stored' ? { kind } : { kind, urgent }
}
