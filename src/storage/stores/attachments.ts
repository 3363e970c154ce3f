import { randomUUID } from 'node:crypto'
import type { AttachmentStore } from '../../ports/stores/attachment-store.ts'
import { sealedColumn } from '../sealing.ts'
import type { Session } from '../session.ts'

export function createAttachmentStore(session: Session): AttachmentStore {
  const refs = sealedColumn(session.cipher, 'attachment:ref')
  return {
    add: async ({ person, channel, mediaType, ref, at, caseId }) => {
      const id = randomUUID()
      await session.db
        .insertInto('attachment')
        .values({
          ...{ id, person, channel, at },
          media_type: mediaType,
          ref: refs.seal(ref, id),
          case_id: caseId ?? null,
        })
        .execute()
    },
    erase: async (person) => {
      await session.db.deleteFrom('attachment').where('person', '=', person).execute()
      session.noteErasure()
    },
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
  }
}
