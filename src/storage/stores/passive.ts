import { sql } from 'kysely'
import type { ChatAddress } from '../../domain/message/inbound-message.ts'
import type { OutboundMessage } from '../../domain/message/outbound-message.ts'
import type { Composed, PassiveAsk, PassiveStore, WaitingBubble } from '../../ports/stores/passive-store.ts'
import { endRow, inState } from '../queue.ts'
import { type Column, parseOwnJson, sealedColumn } from '../sealing.ts'
import type { Session } from '../session.ts'
import { lockChats, rowKey } from '../thread-positions.ts'
import { outboxPayload } from './outbox.ts'

/** The platform asks again within seconds; after that its signature is too old to be accepted. */
const KEPT_MS = 900_000
/** Holds lent rows. No process of that name can be found gone, so only time gives them back. */
const BORROWER = 'passive'

export function createPassiveStore(session: Session): PassiveStore {
  return {
    handled: (channel, keys) => handled(session, channel, keys),
    lend: (ask, compose) => session.atomic((inner) => lend(inner, ask, compose)),
    settle: (of) => session.atomic((inner) => settle(inner, of)),
    release: (address, now) => session.atomic((inner) => release(inner, address, now)),
    held: (channel) => held(session, channel),
  }
}

async function handled(
  session: Session,
  channel: string,
  keys: readonly string[],
): Promise<readonly string[]> {
  if (keys.length === 0) return []
  await session.settle()
  const rows = await session.db
    .selectFrom('inbox')
    .select('dedup_key')
    .where('channel', '=', channel)
    .where('dedup_key', 'in', keys)
    .where('state', 'in', ['done', 'dead'])
    .execute()
  return rows.map((row) => row.dedup_key)
}

interface Lent {
  readonly id: number
  readonly fence: number
}

async function lend(
  session: Session,
  ask: PassiveAsk,
  compose: (waiting: readonly WaitingBubble[]) => Composed,
): Promise<string> {
  await session.settle()
  await lockChats(session, [ask])
  // A held bubble that is lent again may have become the head of its chat.
  session.deferred.freed.push({ queue: 'outbox', channel: ask.channel, chat: ask.chat, at: ask.now })
  const reply = await replyRow(session, ask)
  const again = reply.body === null ? undefined : bodyColumn(session).open(reply.body, keyOf(ask))
  if (again !== undefined && (reply.given_at !== null || (await stillLent(session, ask, reply.lent))))
    return again
  return composeAnew(session, ask, compose)
}

/** The row of this response, made when it is new; two calls for one message take turns on it. */
async function replyRow(session: Session, ask: PassiveAsk) {
  await session.db
    .deleteFrom('passive_reply')
    .where('created_at', '<', ask.now - KEPT_MS)
    .execute()
  return session.db
    .insertInto('passive_reply')
    .values({ channel: ask.channel, dedup_key: ask.key, chat: ask.chat, created_at: ask.now })
    .onConflict((conflict) =>
      conflict
        .columns(['channel', 'dedup_key'])
        .doUpdateSet((row) => ({ dedup_key: row.ref('excluded.dedup_key') })),
    )
    .returning(['body', 'lent', 'given_at'])
    .executeTakeFirstOrThrow()
}

/** True while everything in it is still lent to it; then it stays so for another while. */
async function stillLent(session: Session, ask: PassiveAsk, stored: string | null): Promise<boolean> {
  const rows = lentRows(stored)
  for (const { id, fence } of rows) {
    const found = await session.db
      .selectFrom('outbox')
      .select('id')
      .where('id', '=', id)
      .where('fence', '=', fence)
      .where('worker', '=', BORROWER)
      .where(inState('pending'))
      .executeTakeFirst()
    if (found === undefined) return false
  }
  for (const { id } of rows) await keepBack(session, id, ask.until)
  return true
}

async function composeAnew(
  session: Session,
  ask: PassiveAsk,
  compose: (waiting: readonly WaitingBubble[]) => Composed,
): Promise<string> {
  const waiting = await free(session, ask)
  const { body, taken } = compose(waiting)
  const lent: Lent[] = []
  for (const row of taken) lent.push(await lendRow(session, row, ask.until))
  const left = waiting.filter(({ row, replyTo }) => replyTo === ask.key && !taken.includes(row))
  await holdOwn(session, left)
  await session.db
    .updateTable('passive_reply')
    .set({ body: bodyColumn(session).seal(body, keyOf(ask)), lent: JSON.stringify(lent), given_at: null })
    .where('channel', '=', ask.channel)
    .where('dedup_key', '=', ask.key)
    .execute()
  return body
}

interface FreeRow {
  readonly id: number
  readonly position: number
  readonly payload: string
  readonly reply_to: string | null
}

/** Nobody holds them, and no other response is still being waited for. Own ones first, then the oldest. */
async function free(session: Session, ask: PassiveAsk): Promise<readonly WaitingBubble[]> {
  const { rows } = await sql<FreeRow>`
    select id, position, payload, reply_to from outbox
    where channel = ${ask.channel} and chat = ${ask.chat} and worker is null and ended_at is null
      and payload is not null and (state = 'held' or (state = 'pending'
        and (reply_to = ${ask.key} or coalesce(not_before, 0) <= ${ask.now})))
    order by case when reply_to = ${ask.key} then 0 else 1 end, position
    ${session.profile.concurrentWriters ? sql`for update` : sql``}`.execute(session.db)
  const payload = outboxPayload(session)
  return rows.map(({ id, position, payload: sealed, reply_to }) => ({
    row: id,
    message: payload.openJson<OutboundMessage>(sealed, rowKey({ ...ask, position })),
    replyTo: reply_to ?? undefined,
  }))
}

async function lendRow(session: Session, row: number, until: number): Promise<Lent> {
  const { fence } = await session.db
    .updateTable('outbox')
    .set((old) => ({ state: 'pending', worker: BORROWER, fence: sql`${old.ref('fence')} + 1` }))
    .where('id', '=', row)
    .returning('fence')
    .executeTakeFirstOrThrow()
  await keepBack(session, row, until)
  return { id: row, fence }
}

/** Only the head of a chat has a time; what becomes head later heeds `not_before`. */
async function keepBack(session: Session, row: number, until: number): Promise<void> {
  const time = sql<number>`cast(${until} as bigint)`
  await session.db
    .updateTable('outbox')
    .set((old) => ({
      not_before: until,
      ready_at: sql`case when ${old.ref('ready_at')} is null then null else ${time} end`,
    }))
    .where('id', '=', row)
    .execute()
}

async function holdOwn(session: Session, left: readonly WaitingBubble[]): Promise<void> {
  if (left.length === 0) return
  await session.db
    .updateTable('outbox')
    .set({ state: 'held', ready_at: null })
    .where(
      'id',
      'in',
      left.map(({ row }) => row),
    )
    .execute()
}

async function settle(
  session: Session,
  { channel, key, now }: { channel: string; key: string; now: number },
): Promise<void> {
  const reply = await session.db
    .updateTable('passive_reply')
    .set({ given_at: now })
    .where('channel', '=', channel)
    .where('dedup_key', '=', key)
    .where('given_at', 'is', null)
    .returning(['chat', 'lent'])
    .executeTakeFirst()
  if (reply === undefined) return
  for (const { id, fence } of lentRows(reply.lent)) {
    const held = { channel, chat: reply.chat, row: id, fence }
    await endRow(session, 'outbox', { ...held, state: 'done', at: now, keepPayload: false })
  }
}

async function release(session: Session, { channel, chat }: ChatAddress, now: number): Promise<void> {
  await session.db
    .updateTable('outbox')
    .set({ state: 'pending' })
    .where('channel', '=', channel)
    .where('chat', '=', chat)
    .where(inState('held'))
    .execute()
  session.deferred.freed.push({ queue: 'outbox', channel, chat, at: now })
}

async function held(session: Session, channel: string | undefined): Promise<number> {
  await session.settle()
  const { rows } = await session.db
    .selectFrom('outbox')
    .select((row) => row.fn.countAll<number>().as('rows'))
    .where(inState('held'))
    .$if(channel !== undefined, (query) => query.where('channel', '=', channel ?? ''))
    .executeTakeFirstOrThrow()
  return rows
}

function lentRows(stored: string | null): readonly Lent[] {
  return stored === null ? [] : parseOwnJson<readonly Lent[]>(stored)
}

function bodyColumn(session: Session): Column {
  return sealedColumn(session.cipher, 'passive_reply:body')
}

function keyOf({ channel, key }: PassiveAsk): string {
  return `${channel}/${key}`
}
