import { type Selectable, sql } from 'kysely'
import type { ModelOutcome, ModelStore, ModelUse } from '../../ports/stores/model-store.ts'
import type { Tables } from '../schema.ts'
import { sealedColumn } from '../sealing.ts'
import type { Session } from '../session.ts'

/** The row that counts everybody's questions. */
const ALL = ''

export function createModelStore(session: Session): ModelStore {
  return {
    spend: ({ day, person, limits }) =>
      session.atomic(async (inner) => {
        const [all, own] = [await spentOn(inner, day, ALL), await spentOn(inner, day, person)]
        if (all >= limits.perDay || own >= limits.perPerson) return false
        // Two workers may both find the last one free and go one over: it is a budget, not a lock.
        for (const who of [ALL, person]) await count(inner, day, who)
        return true
      }),
    spent: (day) => spentOn(session, day, ALL),
    add: async (use) => {
      await session.db.insertInto('model_use').values(toRow(session, use)).execute()
    },
    latest: async ({ most, person }) => {
      const all = session.db.selectFrom('model_use').selectAll()
      const some = person === undefined ? all : all.where('person', '=', person)
      const rows = await some.orderBy('at', 'desc').orderBy('id').limit(most).execute()
      return rows.map((row) => toUse(session, row))
    },
    tally: async (since) => {
      const rows = await session.db
        .selectFrom('model_use')
        .select(['outcome', ({ fn }) => fn.countAll().as('count')])
        .where('at', '>=', since)
        .groupBy('outcome')
        .execute()
      const counted = new Map(rows.map(({ outcome, count }) => [outcome, Number(count)]))
      const of = (outcome: ModelOutcome) => counted.get(outcome) ?? 0
      return { used: of('used'), dropped: of('dropped'), failed: of('failed') }
    },
    erase: async (person) => {
      await session.db.deleteFrom('model_use').where('person', '=', person).execute()
      session.noteErasure()
    },
    forgetBefore: async ({ at, day }) => {
      await session.db.deleteFrom('model_use').where('at', '<', at).execute()
      await session.db.deleteFrom('model_budget').where('day', '<', day).execute()
    },
  }
}

async function spentOn(session: Session, day: string, person: string): Promise<number> {
  const row = await session.db
    .selectFrom('model_budget')
    .select('spent')
    .where('day', '=', day)
    .where('person', '=', person)
    .executeTakeFirst()
  return row?.spent ?? 0
}

async function count(session: Session, day: string, person: string): Promise<void> {
  await session.db
    .insertInto('model_budget')
    .values({ day, person, spent: 1 })
    .onConflict((conflict) =>
      conflict.columns(['day', 'person']).doUpdateSet(({ ref }) => ({
        spent: sql<number>`${ref('model_budget.spent')} + 1`,
      })),
    )
    .execute()
}

function columns(session: Session) {
  return {
    given: sealedColumn(session.cipher, 'model_use:given'),
    said: sealedColumn(session.cipher, 'model_use:said'),
  }
}

function toRow(session: Session, use: ModelUse): Selectable<Tables['model_use']> {
  const { given, said } = columns(session)
  return { ...use, given: given.seal(use.given, use.id), said: said.seal(use.said, use.id) }
}

function toUse(session: Session, row: Selectable<Tables['model_use']>): ModelUse {
  const { given, said } = columns(session)
  return { ...row, given: given.open(row.given, row.id), said: said.open(row.said, row.id) }
}
