import type { Desk } from './desk.ts'
import { type Parsed, toInbound } from './inbound.ts'

/** Hands a message to the core. False when it could not be made durable: then it must not be acknowledged. */
export async function takeIn(
  desk: Desk,
  parsed: Extract<Parsed, { kind: 'message' }>,
  chat: string,
): Promise<boolean> {
  const receive = desk.receive()
  if (receive === undefined) return false
  try {
    await receive([toInbound(parsed, { chat, now: desk.clock.now() })])
    return true
  } catch (error) {
    desk.log.error('web.receive-failed', error)
    return false
  }
}
