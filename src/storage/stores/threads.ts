import { type RawBuilder, sql } from 'kysely'
import type { ChatAddress, InboundMessage } from '../../domain/message/inbound-message.ts'
import type { OutboundMessage } from '../../domain/message/outbound-message.ts'
import type { ThreadItem, ThreadStore } from '../../ports/stores/thread-store.ts'
import type { QueueName, Session } from '../session.ts'
import { shownText } from '../shown-text.ts'
import { rowKey } from '../thread-positions.ts'
import { inboxPayload } from './inbox.ts'
import { outboxPayload } from './outbox.ts'

/** A page asks again for what comes after the last it has, so one read need not hold everything. */
const MAX_ITEMS = 500
/** How far back the label of a pressed button is looked for. */
const MAX_LABEL_ROWS = 50

export function createThreadStore(session: Session): ThreadStore {
  return {
    read: (address, after) => read(session, address, after),
    erase: (address) => erase(session, address),
  }
}

interface ThreadRow {
  readonly source: QueueName
  readonly position: number
  readonly created_at: number
  readonly payload: string
}

/** One statement for both tables: two would let an item slip in between, behind one already shown. */
async function read(session: Session, address: ChatAddress, after: number): Promise<readonly ThreadItem[]> {
  await session.settle()
  const { rows } = await sql<ThreadRow>`
    select * from (${rowsOf('inbox', address, after)}) as asked
    union all select * from (${rowsOf('outbox', address, after)}) as ours
    order by position limit ${MAX_ITEMS}`.execute(session.db)
  const items: ThreadItem[] = []
  for (const row of rows) {
    items.push(row.source === 'outbox' ? toOurs(session, address, row) : await toAsked(session, address, row))
  }
  return items
}

function rowsOf(name: QueueName, { channel, chat }: ChatAddress, after: number): RawBuilder<ThreadRow> {
  return sql`
    select cast(${sql.lit(name)} as text) as source, position, created_at, payload from ${sql.table(name)}
    where channel = ${channel} and chat = ${chat} and position > ${after} and payload is not null
    order by position limit ${MAX_ITEMS}`
}

function toOurs(session: Session, address: ChatAddress, row: ThreadRow): ThreadItem {
  const { text, options, tone } = openBubble(session, address, row)
  return { id: row.position, from: 'us', text, options, tone, at: row.created_at }
}

async function toAsked(session: Session, address: ChatAddress, row: ThreadRow): Promise<ThreadItem> {
  const message = inboxPayload(session).openJson<InboundMessage>(row.payload, keyOf(address, row))
  const { content, dedupKey } = message
  const label = content.kind === 'choice' ? await labelOf(session, message, row.position) : undefined
  const text = label ?? shownText(content)
  return { id: row.position, from: 'asker', dedupKey, text, options: [], tone: 'normal', at: row.created_at }
}

/** What the reader saw on the button they pressed, from the latest bubble that offered it. */
async function labelOf(
  session: Session,
  pressed: InboundMessage,
  before: number,
): Promise<string | undefined> {
  const { content } = pressed
  if (content.kind !== 'choice') return undefined
  const rows = await session.db
    .selectFrom('outbox')
    .select(['position', 'payload'])
    .where('channel', '=', pressed.channel)
    .where('chat', '=', pressed.chat)
    .where('position', '<', before)
    .orderBy('position', 'desc')
    .limit(MAX_LABEL_ROWS)
    .execute()
  for (const { position, payload } of rows) {
    if (payload === null) continue
    const { options } = openBubble(session, pressed, { position, payload })
    const option = options.find(({ value }) => value === content.value)
    if (option !== undefined) return option.label
  }
  return undefined
}

function openBubble(
  session: Session,
  address: ChatAddress,
  row: Pick<ThreadRow, 'position' | 'payload'>,
): OutboundMessage {
  return outboxPayload(session).openJson<OutboundMessage>(row.payload, keyOf(address, row))
}

function keyOf({ channel, chat }: ChatAddress, { position }: { position: number }): string {
  return rowKey({ channel, chat, position })
}

/** What is still to be handled or sent stays: erasing it would lose it. */
function erase(session: Session, { channel, chat }: ChatAddress): Promise<void> {
  return session.atomic(async (inner) => {
    await inner.settle()
    for (const name of ['inbox', 'outbox'] as const) {
      await inner.db
        .updateTable(name)
        .set({ payload: null })
        .where('channel', '=', channel)
        .where('chat', '=', chat)
        .where('state', 'in', ['done', 'dead'])
        .where('payload', 'is not', null)
        .execute()
    }
    inner.noteErasure()
  })
}
