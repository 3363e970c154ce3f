import type { OutboundMessage } from '../../domain/message/outbound-message.ts'
import type { DeadLetter, Dispatch, OutboxClaim, OutboxStore } from '../../ports/stores/outbox-store.ts'
import {
  backlogOf,
  type ClaimedRow,
  claimRows,
  endRow,
  freeLeases,
  type Held,
  holdRow,
  inState,
  noteLeft,
  reasonColumn,
  releaseRow,
} from '../queue.ts'
import { type Column, sealedColumn } from '../sealing.ts'
import type { Session } from '../session.ts'
import { rowKey } from '../thread-positions.ts'

/** What we say: the whole bubble, sealed. */
export function outboxPayload(session: Session): Column {
  return sealedColumn(session.cipher, 'outbox:payload')
}

export function createOutboxStore(session: Session): OutboxStore {
  return {
    put: (dispatches, now) => put(session, dispatches, now),
    claim: async (lease) => openReadable(session, await claimRows(session, 'outbox', lease)),
    noteSent: (claim, now) => noteLeft(session, 'outbox', { ...held(claim), at: now }),
    markSent: (claims, now) =>
      session.atomic(async (inner) => {
        for (const claim of claims) await endSent(inner, { ...held(claim), at: now })
      }),
    retryAt: async (claim, at, reason) => {
      await releaseRow(session, 'outbox', { ...held(claim), at, reason })
    },
    hold: (claim, reason) => holdRow(session, { ...held(claim), reason }),
    bury: async (claim, at, reason) => {
      await endRow(session, 'outbox', { ...held(claim), state: 'dead', at, keepPayload: true, reason })
    },
    freeLeases: (of) => freeLeases(session, 'outbox', of),
    backlog: () => backlogOf(session, 'outbox'),
    deadLetters: (limit) => deadLetters(session, limit),
  }
}

async function endSent(session: Session, row: Held & { readonly at: number }): Promise<void> {
  const keepPayload = session.pulledChannels.has(row.channel)
  await endRow(session, 'outbox', { ...row, state: 'done', keepPayload })
}

function held({ row, fence, channel, chat }: OutboxClaim): Held {
  return { row, fence, channel, chat }
}

async function put(session: Session, dispatches: readonly Dispatch[], now: number): Promise<void> {
  await session.atomic(async ({ deferred }) => {
    deferred.dispatches.push(...dispatches.map((dispatch) => ({ ...dispatch, now })))
  })
}

async function openReadable(session: Session, rows: readonly ClaimedRow[]): Promise<readonly OutboxClaim[]> {
  const payload = outboxPayload(session)
  const claims: OutboxClaim[] = []
  for (const row of rows) {
    const { id, fence, channel, chat, ended_at } = row
    if (ended_at !== null) {
      await endSent(session, { row: id, fence, channel, chat, at: ended_at })
      continue
    }
    try {
      const message = payload.openJson<OutboundMessage>(row.payload, rowKey(row))
      claims.push({ row: id, fence, attempts: fence, channel, chat, message })
    } catch (error) {
      session.log?.error('outbox.unreadable-row', error, { row: row.id })
      const reason = 'unreadable'
      await endRow(session, 'outbox', { ...row, row: row.id, state: 'dead', keepPayload: true, reason })
    }
  }
  return claims
}

async function deadLetters(session: Session, limit: number): Promise<readonly DeadLetter[]> {
  await session.settle()
  const reasons = reasonColumn(session, 'outbox')
  const rows = await session.db
    .selectFrom('outbox')
    .select(['id', 'channel', 'created_at', 'ended_at', 'reason'])
    .where(inState('dead'))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    row: row.id,
    channel: row.channel,
    at: row.ended_at ?? row.created_at,
    reason: row.reason === null ? '' : reasons.open(row.reason, String(row.id)),
  }))
}
