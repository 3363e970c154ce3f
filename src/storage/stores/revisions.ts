import type { Selectable } from 'kysely'
import type { EntryRevision, MissedQuestion } from '../../domain/knowledge/entry-revision.ts'
import type { RevisionStore } from '../../ports/stores/revision-store.ts'
import type { Tables } from '../schema.ts'
import type { Session } from '../session.ts'

export function createRevisionStore(session: Session): RevisionStore {
  const { db } = session
  return {
    add: async (revision) => {
      await db.insertInto('entry_revision').values(toRow(revision)).execute()
    },
    byId: async (id) => {
      const row = await db.selectFrom('entry_revision').selectAll().where('id', '=', id).executeTakeFirst()
      return row && toRevision(row)
    },
    list: async ({ entry, state }) => {
      const rows = await db
        .selectFrom('entry_revision')
        .selectAll()
        .$if(entry !== undefined, (query) => query.where('entry', '=', entry ?? ''))
        .$if(state !== undefined, (query) => query.where('state', '=', state ?? 'draft'))
        .orderBy('created_at', 'desc')
        .orderBy('id', 'desc')
        .execute()
      return rows.map(toRevision)
    },
    decide: async ({ id, state: seen }, { state, by, at }) => {
      const row = await db
        .updateTable('entry_revision')
        .set({ state, decided_by: by, decided_at: at })
        .where('id', '=', id)
        .where('state', '=', seen)
        .returning('id')
        .executeTakeFirst()
      return row !== undefined
    },
    stamp: async () => {
      const rows = await db
        .selectFrom('entry_revision')
        .select(({ fn }) => ['state', fn.max('decided_at').as('last'), fn.countAll<number>().as('all')])
        .groupBy('state')
        .orderBy('state')
        .execute()
      return rows
        .filter(({ state }) => state !== 'draft')
        .map(({ state, last, all }) => `${state} ${last} ${all}`)
        .join()
    },
    takeMissed: async (missed) => {
      const row = await db
        .insertInto('consultation_miss')
        .values(toMissRow(missed))
        .onConflict((conflict) =>
          conflict
            .column('consultation')
            .doUpdateSet({ state: missed.state, at: missed.at })
            .where(({ eb, or, val }) =>
              or([eb('consultation_miss.staff', '=', missed.by), eb(val(missed.state), '=', 'answered')]),
            ),
        )
        .returning('consultation')
        .executeTakeFirst()
      return row !== undefined
    },
    giveBackMissed: async (consultation, by) => {
      await db
        .deleteFrom('consultation_miss')
        .where('consultation', '=', consultation)
        .where('staff', '=', by)
        .where('state', '=', 'claimed')
        .execute()
    },
    missed: async () => (await db.selectFrom('consultation_miss').selectAll().execute()).map(toMissed),
  }
}

function toRow(revision: EntryRevision): Selectable<Tables['entry_revision']> {
  const { id, entry, source, author, createdAt, state, decidedBy, decidedAt, answers } = revision
  return {
    ...{ id, entry, source, author, state, created_at: createdAt },
    ...{ decided_by: decidedBy ?? null, decided_at: decidedAt ?? null, answers: answers ?? null },
  }
}

function toRevision(row: Selectable<Tables['entry_revision']>): EntryRevision {
  const { id, entry, source, author, state } = row
  return {
    ...{ id, entry, source, author, state, createdAt: row.created_at },
    decidedBy: row.decided_by ?? undefined,
    decidedAt: row.decided_at ?? undefined,
    answers: row.answers ?? undefined,
  }
}

function toMissRow({ consultation, state, by, at }: MissedQuestion): Selectable<Tables['consultation_miss']> {
  return { consultation, state, staff: by, at }
}

function toMissed({
  consultation,
  state,
  staff,
  at,
}: Selectable<Tables['consultation_miss']>): MissedQuestion {
  return { consultation, state, by: staff, at }
}
