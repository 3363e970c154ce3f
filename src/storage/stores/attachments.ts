import { createHash, randomUUID } from 'node:crypto'
import type { AttachmentStore, Evidence, KeptFile, WaitingFile } from '../../ports/stores/attachment-store.ts'
import { sealedColumn } from '../sealing.ts'
import type { Session } from '../session.ts'
import { StorageError } from '../storage-error.ts'

export function createAttachmentStore(session: Session): AttachmentStore {
  const refs = sealedColumn(session.cipher, 'attachment:ref')
  return {
    add: async ({ person, channel, mediaType, ref, at, caseId }) => {
      const dropped = await session.db
        .updateTable('attachment')
        .set({ person, channel, at, case_id: caseId ?? null })
        .where('id', '=', ref)
        .where('person', '=', NOBODY)
        .returning('id')
        .executeTakeFirst()
      if (dropped) return
      const id = randomUUID()
      await session.db
        .insertInto('attachment')
        .values({
          ...{ id, person, channel, at, tries: 0, retry_at: at },
          media_type: mediaType,
          ref: refs.seal(ref, id),
          case_id: caseId ?? null,
        })
        .execute()
    },
    drop: (bytes, now) => drop(session, bytes, now),
    erase: (person) => erase(session, person),
    ofPerson: async (person) => {
      const rows = await session.db
        .selectFrom('attachment')
        .selectAll()
        .where('person', '=', person)
        .orderBy('at')
        .orderBy('id')
        .execute()
      return rows.map((row) => ({
        person: row.person,
        channel: row.channel,
        mediaType: row.media_type,
        ref: refs.open(row.ref, row.id),
        at: row.at,
        caseId: row.case_id ?? undefined,
      }))
    },
    adopt: async ({ person, since, caseId }) => {
      const rows = await session.db
        .updateTable('attachment')
        .set({ case_id: caseId })
        .where('person', '=', person)
        .where('at', '>=', since)
        .where('case_id', 'is', null)
        .returning('id')
        .execute()
      return rows.length
    },
    ofCase: (caseId) => ofCase(session, caseId),
    waiting: (of) => waiting(session, of),
    keep: (id, bytes) => keep(session, id, bytes),
    retryAt: async (id, at) => {
      await session.db
        .updateTable('attachment')
        .set((row) => ({ tries: row('tries', '+', 1), retry_at: at ?? null }))
        .where('id', '=', id)
        .execute()
    },
    file: (id) => file(session, id),
  }
}

/** Whom a photo belongs to until its message comes. */
const NOBODY = ''
const UNCLAIMED_MS = 86_400_000

function drop(session: Session, bytes: Uint8Array, now: number): Promise<string> {
  return session.atomic(async (inner) => {
    const { db, cipher } = inner
    const old = db
      .selectFrom('attachment')
      .select('id')
      .where('person', '=', NOBODY)
      .where('at', '<', now - UNCLAIMED_MS)
    await db.deleteFrom('attachment_file').where('attachment_id', 'in', old).execute()
    await db
      .deleteFrom('attachment')
      .where('person', '=', NOBODY)
      .where('at', '<', now - UNCLAIMED_MS)
      .execute()
    const id = randomUUID()
    const ref = sealedColumn(cipher, 'attachment:ref').seal(id, id)
    const row = { id, person: NOBODY, channel: '', media_type: 'image/*', ref, at: now, case_id: null }
    await db
      .insertInto('attachment')
      .values({ ...row, tries: 0, retry_at: null })
      .execute()
    await keep(inner, id, bytes)
    return id
  })
}

function erase(session: Session, person: string): Promise<void> {
  return session.atomic(async ({ db, noteErasure }) => {
    const theirs = db.selectFrom('attachment').select('id').where('person', '=', person)
    await db.deleteFrom('attachment_file').where('attachment_id', 'in', theirs).execute()
    await db.deleteFrom('attachment').where('person', '=', person).execute()
    noteErasure()
  })
}

async function ofCase({ db }: Session, caseId: string): Promise<readonly Evidence[]> {
  const rows = await db
    .selectFrom('attachment')
    .leftJoin('attachment_file', 'attachment_file.attachment_id', 'attachment.id')
    .select(['attachment.id', 'media_type', 'at', 'retry_at', 'sha256'])
    .where('case_id', '=', caseId)
    .orderBy('at')
    .orderBy('attachment.id')
    .execute()
  return rows.map(({ id, media_type: mediaType, at, retry_at: retry, sha256 }) => ({
    ...{ id, mediaType, at },
    state: sha256 !== null ? 'kept' : retry === null ? 'lost' : 'waiting',
  }))
}

async function waiting(
  { db, cipher }: Session,
  { channels, now, limit }: { channels: readonly string[]; now: number; limit: number },
): Promise<readonly WaitingFile[]> {
  if (channels.length === 0) return []
  const refs = sealedColumn(cipher, 'attachment:ref')
  const rows = await db
    .selectFrom('attachment')
    .select(['id', 'channel', 'ref', 'tries'])
    .where('retry_at', '<=', now)
    .where('channel', 'in', channels)
    .where('media_type', 'like', 'image/%')
    .orderBy('retry_at')
    .limit(limit)
    .execute()
  return rows.map(({ id, channel, ref, tries }) => ({ id, channel, tries, ref: refs.open(ref, id) }))
}

function keep(session: Session, id: string, bytes: Uint8Array): Promise<void> {
  return session.atomic(async ({ db, cipher }) => {
    const found = await db
      .updateTable('attachment')
      .set({ retry_at: null })
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst()
    if (!found) return
    const body = sealedColumn(cipher, 'attachment_file:body')
    await db
      .insertInto('attachment_file')
      .values({
        attachment_id: id,
        sha256: hashOf(bytes),
        body: body.seal(Buffer.from(bytes).toString('base64'), id),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  })
}

async function file({ db, cipher }: Session, id: string): Promise<KeptFile | undefined> {
  const row = await db
    .selectFrom('attachment_file')
    .innerJoin('attachment', 'attachment.id', 'attachment_file.attachment_id')
    .select(['body', 'sha256', 'case_id'])
    .where('attachment_id', '=', id)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const body = sealedColumn(cipher, 'attachment_file:body')
  const bytes = Buffer.from(body.open(row.body, id), 'base64')
  if (hashOf(bytes) !== row.sha256) throw new StorageError('unreadable', '这份材料和收到时不一样了。')
  return { caseId: row.case_id ?? undefined, sha256: row.sha256, bytes }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
