import type { Api } from 'grammy'
import type { InboundMessage } from '../../domain/message/inbound-message.ts'
import type { Receive } from '../../ports/channel.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Log } from '../../ports/log.ts'
import type { InFlight } from '../common/in-flight.ts'
import type { Me } from './addressed.ts'
import { NotStoredError } from './fault.ts'
import { pressId, toInbound, updateId } from './inbound.ts'

export interface IntakeParts {
  readonly api: Api
  readonly clock: Clock
  readonly log: Log
  readonly inFlight: InFlight
}

/** The way in, shared by polling and webhook. Resolves when every update is durable or not for us. */
export type Intake = (
  updates: readonly unknown[],
  session: { readonly me: Me; readonly receive: Receive },
) => Promise<void>

export function createIntake(parts: IntakeParts): Intake {
  return async (updates, { me, receive }) => {
    for (const update of updates) stopSpinning(update, parts)
    const messages = updates.flatMap((update) => translate(update, me, parts))
    if (messages.length === 0) return
    try {
      await receive(messages)
    } catch (cause) {
      throw new NotStoredError('the batch was not stored', { cause })
    }
  }
}

/** Before anything is stored: a button must react at once, stale ones too. The outcome does not matter. */
function stopSpinning(update: unknown, { api, inFlight }: IntakeParts): void {
  const id = pressId(update)
  if (id === undefined) return
  inFlight.track(api.answerCallbackQuery(id)).catch(() => undefined)
}

function translate(update: unknown, me: Me, { clock, log }: IntakeParts): InboundMessage[] {
  const translated = toInbound(update, { me, now: clock.now() })
  if (translated.kind === 'message') return [translated.message]
  if (translated.why === 'malformed') log.warn('telegram.malformed-update', { update: updateId(update) })
  return []
}
