import { sql } from 'kysely'
import type { Dispatch } from '../ports/stores/outbox-store.ts'
import { promoteHeads } from './queue.ts'
import type { Session } from './session.ts'
import { outboxPayload } from './stores/outbox.ts'
import { chatKey, lockChats, type Placed, placeInThreads, rowKey } from './thread-positions.ts'

type Bubble = Dispatch & { readonly now: number }

/** Does what a transaction has deferred: locks its chats in order, writes its bubbles, frees its heads. */
export async function settle(session: Session): Promise<void> {
  const bubbles = session.deferred.dispatches.splice(0)
  const freed = session.deferred.freed.splice(0)
  await lockChats(session, [...bubbles, ...freed])
  if (bubbles.length > 0) await insertBubbles(session, await placeInThreads(session, bubbles))
  for (const queue of ['inbox', 'outbox'] as const) {
    const chats = freed.filter((one) => one.queue === queue)
    if (chats.length > 0)
      await promoteHeads(session, queue, { chats, at: Math.max(...chats.map(({ at }) => at)) })
  }
}

async function insertBubbles(session: Session, placed: readonly Placed<Bubble>[]): Promise<void> {
  const payload = outboxPayload(session)
  const gone = await withoutResponse(session, placed)
  const rows = placed.map(({ item, position }) => ({
    channel: item.channel,
    chat: item.chat,
    position,
    state: 'pending' as const,
    payload: payload.sealJson(item.message, rowKey({ channel: item.channel, chat: item.chat, position })),
    created_at: item.now,
    reply_to: item.replyTo ?? null,
    not_before: gone.has(responseKey(item)) ? null : (item.keptBackUntil ?? null),
  }))
  await session.db.insertInto('outbox').values(rows).execute()
  const chats = placed.map(({ item }) => item)
  const awake = chats.filter(
    ({ keptBackUntil, replyTo }) => keptBackUntil === undefined || replyTo !== undefined,
  )
  for (const chat of new Map(awake.map((one) => [chatKey(one), one])).values()) await endQuiet(session, chat)
  await promoteHeads(session, 'outbox', { chats, at: Math.min(...chats.map(({ now }) => now)) })
}

/** Somebody is there: what waited for its hour goes before what comes now. */
async function endQuiet(session: Session, { channel, chat, now }: Bubble): Promise<void> {
  await sql`
    update outbox set not_before = null, ready_at = case when ready_at is null then null else cast(${now} as bigint) end
    where channel = ${channel} and chat = ${chat} and state = 'pending' and not_before > ${now}
      and reply_to is null and worker is null`.execute(session.db)
}

/** Answers whose response has already gone without them: nothing is to be waited for. */
async function withoutResponse(
  session: Session,
  placed: readonly Placed<Bubble>[],
): Promise<ReadonlySet<string>> {
  const keptBack = placed.filter(({ item }) => item.keptBackUntil !== undefined)
  if (keptBack.length === 0) return new Set()
  const rows = await session.db
    .selectFrom('passive_reply')
    .select(['channel', 'dedup_key as replyTo'])
    .where(
      'dedup_key',
      'in',
      keptBack.map(({ item }) => item.replyTo ?? ''),
    )
    .where('lent', 'is not', null)
    .execute()
  return new Set(rows.map(responseKey))
}

function responseKey({ channel, replyTo = '' }: { channel: string; replyTo?: string | undefined }): string {
  return `${channel}/${replyTo}`
}
