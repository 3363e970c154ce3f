import type { InboundMessage } from '../../domain/message/inbound-message.ts'
import type { InboxClaim, InboxStore } from '../../ports/stores/inbox-store.ts'
import {
  backlogOf,
  type ClaimedRow,
  claimRows,
  endRow,
  freeLeases,
  type Held,
  promoteHeads,
  releaseRow,
} from '../queue.ts'
import { type Column, sealedColumn } from '../sealing.ts'
import type { Session } from '../session.ts'
import { type Placed, placeInThreads, rowKey } from '../thread-positions.ts'

/** Keeps one insert below the limit on bound values (SQLite 32766). */
const ROWS_PER_INSERT = 500

/** What was asked: the whole message, sealed. */
export function inboxPayload(session: Session): Column {
  return sealedColumn(session.cipher, 'inbox:payload')
}

export function createInboxStore(session: Session): InboxStore {
  return {
    accept: (messages, now) => accept(session, messages, now),
    claim: async (lease) => openReadable(session, await claimRows(session, 'inbox', lease)),
    finish: (claim, now) => {
      const keepPayload = session.pulledChannels.has(claim.message.channel)
      return endRow(session, 'inbox', { ...held(claim), state: 'done', at: now, keepPayload })
    },
    fail: async (claim, retryAt) => {
      if (retryAt !== undefined) return releaseRow(session, 'inbox', { ...held(claim), at: retryAt })
      return endRow(session, 'inbox', { ...held(claim), state: 'dead', keepPayload: true })
    },
    freeLeases: (of) => freeLeases(session, 'inbox', of),
    backlog: () => backlogOf(session, 'inbox'),
  }
}

function held({ row, fence, message }: InboxClaim): Held {
  return { row, fence, channel: message.channel, chat: message.chat }
}

function accept(session: Session, messages: readonly InboundMessage[], now: number): Promise<number> {
  if (messages.length === 0) return Promise.resolve(0)
  return session.atomic(async (inner) => {
    await inner.settle()
    const placed = await placeInThreads(inner, messages)
    let written = 0
    for (let from = 0; from < placed.length; from += ROWS_PER_INSERT) {
      written += await insertNew(inner, placed.slice(from, from + ROWS_PER_INSERT), now)
    }
    return written
  })
}

async function insertNew(
  session: Session,
  placed: readonly Placed<InboundMessage>[],
  now: number,
): Promise<number> {
  const payload = inboxPayload(session)
  const rows = placed.map(({ item, position }) => ({
    channel: item.channel,
    chat: item.chat,
    position,
    dedup_key: item.dedupKey,
    state: 'pending' as const,
    payload: payload.sealJson(item, rowKey({ channel: item.channel, chat: item.chat, position })),
    created_at: now,
  }))
  const written = await session.db
    .insertInto('inbox')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['channel', 'dedup_key']).doNothing())
    .returning(['channel', 'chat'])
    .execute()
  await promoteHeads(session, 'inbox', { chats: written, at: now })
  return written.length
}

/** A row that cannot be opened was tampered with; it is set aside so that the others go on. */
async function openReadable(session: Session, rows: readonly ClaimedRow[]): Promise<readonly InboxClaim[]> {
  const payload = inboxPayload(session)
  const claims: InboxClaim[] = []
  for (const row of rows) {
    try {
      const message = payload.openJson<InboundMessage>(row.payload, rowKey(row))
      claims.push({ row: row.id, fence: row.fence, attempts: row.fence, message })
    } catch (error) {
      session.log?.error('inbox.unreadable-row', error, { row: row.id })
      await endRow(session, 'inbox', { ...row, row: row.id, state: 'dead', keepPayload: true })
    }
  }
  return claims
}
