import type { Me } from './addressed.ts'
import { forGrammy } from './client.ts'
import { OddAnswerError, toFault } from './fault.ts'
import { greet } from './greet.ts'
import { UPDATE_KINDS, updateId } from './inbound.ts'
import { pause } from './keep-trying.ts'
import type { Line, Session } from './line.ts'
import { NOTES } from './status.ts'

/**
 * One round of polling: ask, hand in the whole batch, and only then move the offset, because the next
 * request with a higher offset is what confirms a batch. A failed round leaves the offset where it was.
 */
export function createPollingStep(line: Line, session: Session): () => Promise<'again'> {
  let offset: number | undefined
  return async () => {
    const me = session.me ?? (await connect(line, session))
    session.me = me
    const updates = await ask(line, session, offset)
    if (updates.length > 0) {
      await line.intake(updates, { me, receive: session.receive })
      offset = after(updates)
    } else {
      // The empty answer proves that everything before was confirmed. After a quiet week Telegram starts
      // again at a random, perhaps lower number, which an old offset would skip.
      offset = undefined
    }
    line.board.show('on', NOTES.polling)
    if (updates.length === 0) await pause(line.timing.emptyPauseMs, session.signal)
    return 'again'
  }
}

async function connect(line: Line, session: Session): Promise<Me> {
  const me = await greet(line, session)
  await line.clients.api.deleteWebhook(undefined, forGrammy(session.signal))
  return me
}

async function ask(line: Line, session: Session, offset: number | undefined): Promise<readonly unknown[]> {
  try {
    const updates: unknown = await line.clients.held.getUpdates(
      {
        // Not held until all is well, so that the status does not lag behind by a whole poll.
        timeout: line.board.read().state === 'on' ? line.timing.pollSeconds : 0,
        limit: 100,
        allowed_updates: UPDATE_KINDS,
        ...(offset !== undefined && { offset }),
      },
      forGrammy(session.signal),
    )
    if (!Array.isArray(updates)) throw new OddAnswerError('getUpdates gave no list')
    return updates
  } catch (error) {
    // Somebody registered a webhook while we polled: the next round removes it.
    if (toFault(error).kind === 'webhook-active') delete session.me
    throw error
  }
}

function after(updates: readonly unknown[]): number {
  const ids = updates.map(updateId).filter((id) => id !== undefined)
  if (ids.length === 0) throw new OddAnswerError('no update has a number')
  return Math.max(...ids) + 1
}
