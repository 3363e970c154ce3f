import { createHash } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { DocumentStore, StoredDocument } from '../../ports/stores/document-store.ts'
import type { Tables } from '../schema.ts'
import { type Column, sealedColumn } from '../sealing.ts'
import type { Session } from '../session.ts'

/** A link has at least 128 random bits, so a plain hash is safe. */
function hashLink(link: string): string {
  return createHash('sha256').update(`document ${link}`).digest('base64url')
}

export function createDocumentStore(session: Session): DocumentStore {
  const bodies = sealedColumn(session.cipher, 'document:body')
  const rows = () => session.db.selectFrom('document').selectAll()
  return {
    add: async ({ bytes, expiresAt, caseId, ...head }, link) => {
      await session.db
        .insertInto('document')
        .values({
          ...head,
          case_id: caseId ?? null,
          expires_at: expiresAt,
          link_hash: hashLink(link),
          body: bodies.seal(Buffer.from(bytes).toString('base64'), head.id),
        })
        .execute()
    },
    byLink: async (link, now) => {
      const row = await rows()
        .where('link_hash', '=', hashLink(link))
        .where('expires_at', '>', now)
        .executeTakeFirst()
      return row && open(row, bodies)
    },
    byId: async (id) => {
      const row = await rows().where('id', '=', id).executeTakeFirst()
      return row && open(row, bodies)
    },
    renewLink: async (id, link, expiresAt) => {
      await session.db
        .updateTable('document')
        .set({ link_hash: hashLink(link), expires_at: expiresAt })
        .where('id', '=', id)
        .execute()
    },
    ofCase: async (caseId) => {
      const found = await rows().where('case_id', '=', caseId).orderBy('at', 'desc').orderBy('id').execute()
      return found.map((row) => open(row, bodies))
    },
    dropExpired: async (now) => {
      await session.db
        .deleteFrom('document')
        .where('expires_at', '<=', now)
        .where('case_id', 'is', null)
        .execute()
    },
    erase: (person) =>
      session.atomic(async (inner) => {
        await inner.db.deleteFrom('document').where('person', '=', person).execute()
        inner.noteErasure()
      }),
  }
}

function open(row: Selectable<Tables['document']>, bodies: Column): StoredDocument {
  const { id, person, form, title, draft, at } = row
  return {
    ...{ id, person, form, title, draft, at },
    ...(row.case_id !== null && { caseId: row.case_id }),
    expiresAt: row.expires_at,
    bytes: new Uint8Array(Buffer.from(bodies.open(row.body, id), 'base64')),
  }
}
