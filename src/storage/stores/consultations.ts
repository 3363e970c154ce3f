import type { Selectable } from 'kysely'
import type { Consultation } from '../../domain/casework/consultation.ts'
import type { ConsultationStore } from '../../ports/stores/consultation-store.ts'
import type { Tables } from '../schema.ts'
import { sealedColumn } from '../sealing.ts'
import type { Session } from '../session.ts'

export function createConsultationStore(session: Session): ConsultationStore {
  return {
    add: async (consultation) => {
      await session.db.insertInto('consultation').values(toRow(session, consultation)).execute()
    },
    eraseWords: (person) =>
      session.atomic(async (inner) => {
        await inner.db
          .updateTable('consultation')
          .set({ words: null, village_as_typed: null })
          .where('person', '=', person)
          .execute()
        inner.noteErasure()
      }),
    byId: async (id) => {
      const row = await session.db
        .selectFrom('consultation')
        .selectAll()
        .where('id', '=', id)
        .executeTakeFirst()
      return row && toConsultation(session, row)
    },
    within: async ({ from, to }) => {
      const rows = await session.db
        .selectFrom('consultation')
        .selectAll()
        .where('at', '>=', from)
        .where('at', '<', to)
        .orderBy('at')
        .orderBy('id')
        .execute()
      return rows.map((row) => toConsultation(session, row))
    },
  }
}

function columns(session: Session) {
  return {
    words: sealedColumn(session.cipher, 'consultation:words'),
    village: sealedColumn(session.cipher, 'consultation:village_as_typed'),
  }
}

function toRow(session: Session, consultation: Consultation): Selectable<Tables['consultation']> {
  const { words, village } = columns(session)
  const { id, at, channel, person, topic, outcome, confidence, entry, place } = consultation
  const typed = place.villageAsTyped
  return {
    ...{ id, at, channel, person, topic, outcome, confidence, entry: entry ?? null },
    town: place.town ?? null,
    village: place.village ?? null,
    village_as_typed: typed === undefined ? null : village.seal(typed, id),
    words: words.seal(consultation.words, id),
  }
}

function toConsultation(session: Session, row: Selectable<Tables['consultation']>): Consultation {
  const { words, village } = columns(session)
  const { id, at, channel, person, topic, outcome, confidence } = row
  return {
    ...{ id, at, channel, person, topic, outcome, confidence },
    entry: row.entry ?? undefined,
    place: {
      town: row.town ?? undefined,
      village: row.village ?? undefined,
      villageAsTyped: row.village_as_typed === null ? undefined : village.open(row.village_as_typed, id),
    },
    words: row.words === null ? '' : words.open(row.words, id),
  }
}
