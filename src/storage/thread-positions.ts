import { sql } from 'kysely'
import type { ChatAddress } from '../domain/message/inbound-message.ts'
import type { Session } from './session.ts'

/** One item with its place in its chat's thread. */
export interface Placed<T> {
  readonly item: T
  readonly position: number
}

export function chatKey({ channel, chat }: ChatAddress): string {
  return `${channel}/${chat}`
}

/** The sealing key of an inbox or outbox row. */
export function rowKey(row: ChatAddress & { readonly position: number }): string {
  return `${chatKey(row)}/${row.position}`
}

/**
 * Gives each item the next position of its chat. The chat's row stays locked until the transaction ends,
 * so a lower position never becomes visible after a higher one. Chats are locked in one fixed order.
 */
export async function placeInThreads<T extends ChatAddress>(
  session: Session,
  items: readonly T[],
): Promise<readonly Placed<T>[]> {
  const counts = new Map<string, ChatAddress & { last_position: number }>()
  for (const item of items) {
    const before = counts.get(chatKey(item))?.last_position ?? 0
    counts.set(chatKey(item), { channel: item.channel, chat: item.chat, last_position: before + 1 })
  }
  const wanted = [...counts].sort(inKeyOrder).map(([, row]) => row)
  const reserved = await session.db
    .insertInto('thread')
    .values(wanted)
    .onConflict((conflict) =>
      conflict
        .columns(['channel', 'chat'])
        .doUpdateSet({ last_position: sql`thread.last_position + excluded.last_position` }),
    )
    .returning(['channel', 'chat', 'last_position'])
    .execute()
  const next = new Map<string, number>()
  for (const row of reserved) {
    next.set(chatKey(row), row.last_position - (counts.get(chatKey(row))?.last_position ?? 0))
  }
  return items.map((item) => {
    const position = (next.get(chatKey(item)) ?? 0) + 1
    next.set(chatKey(item), position)
    return { item, position }
  })
}

/** Keeps other writers out of these chats until the transaction ends; asked for in one fixed order. */
export async function lockChats(session: Session, chats: readonly ChatAddress[]): Promise<void> {
  if (!session.profile.concurrentWriters || chats.length === 0) return
  const distinct = new Map(
    chats.map(({ channel, chat }) => [chatKey({ channel, chat }), { channel, chat, last_position: 0 }]),
  )
  await session.db
    .insertInto('thread')
    .values([...distinct].sort(inKeyOrder).map(([, row]) => row))
    .onConflict((conflict) =>
      conflict.columns(['channel', 'chat']).doUpdateSet({ last_position: sql`thread.last_position` }),
    )
    .execute()
}

function inKeyOrder([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1
}
