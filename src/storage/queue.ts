import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { ChatAddress } from '../domain/message/inbound-message.ts'
import type { Tables } from './schema.ts'
import { sealedColumn } from './sealing.ts'
import type { QueueName, Session } from './session.ts'
import { chatKey } from './thread-positions.ts'

export interface Lease {
  readonly worker: string
  readonly now: number
  readonly until: number
  readonly limit: number
  /** Only these channels; absent = all. */
  readonly channels?: readonly string[]
  /** Only rows that nobody claimed yet, or only those that somebody did; absent = all. */
  readonly tried?: 'never' | 'before'
}

export interface ClaimedRow extends ChatAddress {
  readonly id: number
  readonly position: number
  readonly fence: number
  readonly payload: string
  /** Set: it left before and only its ending was lost. */
  readonly ended_at: number | null
}

/** A row as its worker knows it; only the one with the newest fence may still change it. */
export interface Held extends ChatAddress {
  readonly row: number
  readonly fence: number
}

/**
 * Leases the rows at the head of their chats that are ready. Only a head has `ready_at`, so the cost grows
 * with `limit` and not with what waits behind.
 */
export async function claimRows(session: Session, name: QueueName, lease: Lease): Promise<ClaimedRow[]> {
  if (lease.channels?.length === 0) return []
  await session.settle()
  const skipLocked = session.profile.concurrentWriters ? sql`for update skip locked` : sql``
  // Wrapped, so that the planner keeps to the index of ready rows instead of reading whole channels.
  const ours = lease.channels ? sql`and coalesce(channel, '') in (${sql.join(lease.channels)})` : sql``
  const tried = lease.tried === undefined ? sql`` : TRIED[lease.tried]
  const { rows } = await sql<ClaimedRow>`
    with free as (
      select id from ${sql.table(name)} where ready_at <= ${lease.now} ${ours} ${tried} order by ready_at, id
      limit ${lease.limit} ${skipLocked})
    update ${sql.table(name)} set ready_at = ${lease.until}, worker = ${lease.worker}, fence = fence + 1
    where id in (select id from free)
    returning id, channel, chat, position, fence, payload, ended_at`.execute(session.db)
  return rows.sort((a, b) => a.id - b.id)
}

const TRIED = { never: sql`and fence = 0`, before: sql`and fence > 0` }

/** Makes the oldest unfinished row of each chat the head, unless it already is. */
export async function promoteHeads(
  session: Session,
  name: QueueName,
  { chats, at }: { chats: readonly ChatAddress[]; at: number },
): Promise<void> {
  const distinct = [...new Map(chats.map((address) => [chatKey(address), address])).values()]
  for (let from = 0; from < distinct.length; from += CHATS_PER_STATEMENT) {
    const some = distinct.slice(from, from + CHATS_PER_STATEMENT)
    const rows = sql.join(some.map(({ channel, chat }) => sql`(${channel}, ${chat})`))
    await sql`
      with wanted (channel, chat) as (values ${rows})
      update ${sql.table(name)} set ready_at = ${readyAt(name, at)}
      where ready_at is null and id in (
        select (
          select head.id from ${sql.table(name)} head
          where head.channel = wanted.channel and head.chat = wanted.chat and head.state = 'pending'
          order by head.position limit 1)
        from wanted)`.execute(session.db)
  }
}

/** A bubble may be kept back for the response to the message it answers. */
function readyAt(name: QueueName, at: number): RawBuilder<number> {
  if (name === 'inbox') return sql<number>`${at}`
  return sql<number>`case when not_before > ${at} then not_before else ${at} end`
}

/** Keeps one statement below the limit on bound values. */
const CHATS_PER_STATEMENT = 200

export interface Ending {
  readonly state: 'done' | 'dead'
  /** Absent where the port does not say: then the next of the chat is simply ready at once. */
  readonly at?: number
  readonly keepPayload: boolean
  readonly reason?: string
}

/** Ends a row and lets the next of its chat come forward. False when the lease was lost. */
export function endRow(session: Session, name: QueueName, held: Held & Ending): Promise<boolean> {
  return session.atomic(async (inner) => {
    const reason = held.reason === undefined ? sql`` : sql`, reason = ${sealReason(inner, name, held)}`
    const payload = held.keepPayload ? sql`` : sql`, payload = null`
    const { rows } = await sql`
      update ${sql.table(name)} set state = ${sql.lit(held.state)}, ready_at = null, worker = null,
        ended_at = coalesce(ended_at, ${held.at ?? null}) ${payload} ${reason}
      where id = ${held.row} and fence = ${held.fence} and state = 'pending'
      returning id`.execute(inner.db)
    if (rows.length === 0) return false
    const { channel, chat, at = 0 } = held
    inner.deferred.freed.push({ queue: name, channel, chat, at })
    return true
  })
}

/**
 * Notes that a row left, in one small write that a kill survives: whoever claims it later only ends it.
 * What else its ending costs can then wait and be shared with others.
 */
export async function noteLeft(
  session: Session,
  name: QueueName,
  held: Held & { at: number },
): Promise<void> {
  await sql`
    update ${sql.table(name)} set ended_at = ${held.at}
    where id = ${held.row} and fence = ${held.fence} and state = 'pending'`.execute(session.db)
}

/** Gives a row back until `at`; the rest of its chat waits behind it. False when the lease was lost. */
export async function releaseRow(
  session: Session,
  name: QueueName,
  held: Held & { at: number; reason?: string },
): Promise<boolean> {
  const released = await session.db
    .updateTable(name)
    .set({
      ready_at: held.at,
      worker: null,
      ...(held.reason === undefined ? {} : { reason: sealReason(session, name, held) }),
    })
    .where('id', '=', held.row)
    .where('fence', '=', held.fence)
    .where('state', '=', 'pending')
    .returning('id')
    .executeTakeFirst()
  return released !== undefined
}

/** Sets a row aside until its reader writes again, and lets the next of its chat come forward. */
export function holdRow(session: Session, held: Held & { reason: string }): Promise<void> {
  return session.atomic(async (inner) => {
    const aside = await inner.db
      .updateTable('outbox')
      .set({ state: 'held', ready_at: null, worker: null, reason: sealReason(inner, 'outbox', held) })
      .where('id', '=', held.row)
      .where('fence', '=', held.fence)
      .where(inState('pending'))
      .returning('id')
      .executeTakeFirst()
    if (aside === undefined) return
    inner.deferred.freed.push({ queue: 'outbox', channel: held.channel, chat: held.chat, at: 0 })
  })
}

/** Makes what workers held that are gone ready at once, without waiting for their leases to run out. */
export async function freeLeases(
  session: Session,
  name: QueueName,
  { isGone, now }: { isGone: (worker: string) => boolean; now: number },
): Promise<void> {
  const leased = await session.db
    .selectFrom(name)
    .select('worker')
    .distinct()
    .where('ready_at', 'is not', null)
    .where('worker', 'is not', null)
    .execute()
  const gone = leased.flatMap(({ worker }) => (worker !== null && isGone(worker) ? [worker] : []))
  if (gone.length === 0) return
  await session.db
    .updateTable(name)
    .set({ ready_at: now, worker: null })
    .where('ready_at', 'is not', null)
    .where('worker', 'in', gone)
    .execute()
}

function sealReason(session: Session, name: QueueName, held: Held & { reason?: string }): string {
  return reasonColumn(session, name).seal(held.reason ?? '', String(held.row))
}

export function reasonColumn(session: Session, name: QueueName): ReturnType<typeof sealedColumn> {
  return sealedColumn(session.cipher, `${name}:reason`)
}

/** The value is written out and not bound: SQLite uses a partial index only for a literal. */
export function inState(state: Tables[QueueName]['state']): RawBuilder<SqlBool> {
  return sql<SqlBool>`state = ${sql.lit(state)}`
}

export async function backlogOf(
  session: Session,
  name: QueueName,
): Promise<{ readonly pending: number; readonly dead: number }> {
  await session.settle()
  const count = (state: Tables[QueueName]['state']) =>
    session.db
      .selectFrom(name)
      .select((row) => row.fn.countAll<number>().as('rows'))
      .where(inState(state))
      .executeTakeFirstOrThrow()
  return { pending: (await count('pending')).rows, dead: (await count('dead')).rows }
}
