import { type ExpressionBuilder, type SelectQueryBuilder, type SqlBool, sql } from 'kysely'
import type { CaseScope } from '../../domain/people/policy.ts'
import { MOST_COUNTED, type Queue, type QueuePart } from '../../ports/stores/case-store.ts'
import type { Tables } from '../schema.ts'
import type { Session } from '../session.ts'
import { toCase } from './case-rows.ts'

/** Written out: only so does SQLite see that an index of just these rows fits. */
const WAITING = sql<SqlBool>`state = 'waiting'`
const TAKEN = sql<SqlBool>`state in ('active', 'needs-material')`

/** Not by an index of its own, which would give up the order of urgency. */
const UNINDEXED_OWNER = sql<string>`owner || ''`

/**
 * Walks an index in the order of urgency until enough are found, counts on the same narrow columns, and reads only
 * the rows that are shown.
 */
export async function queue(
  session: Session,
  asked: { scope: CaseScope; part: QueuePart; limit: number },
): Promise<Queue> {
  const { scope, part, limit } = asked
  const base = session.db.selectFrom('case').where((row) => seen(row, scope))
  const within = base.where((row) => belongs(row, scope, part))
  const top = inOrder(within.select('id'), part).limit(limit)
  const ids = (await top.execute()).map(({ id }) => id)
  if (ids.length === 0) return { cases: [], total: 0 }
  const total =
    ids.length < limit ? ids.length : await count(session, within.select('id').limit(MOST_COUNTED))
  const rows = await session.db.selectFrom('case').selectAll().where('id', 'in', ids).execute()
  const byId = new Map(rows.map((row) => [row.id, toCase(session, row)]))
  return { cases: ids.flatMap((id) => byId.get(id) ?? []), total }
}

type Row = ExpressionBuilder<Tables, 'case'>

function inOrder<T>(query: SelectQueryBuilder<Tables, 'case', T>, part: QueuePart) {
  return typeof part === 'object'
    ? query.orderBy('closed_at', 'desc')
    : query.orderBy('urgency').orderBy('id')
}

async function count(
  session: Session,
  query: SelectQueryBuilder<Tables, 'case', { id: string }>,
): Promise<number> {
  const counted = session.db.selectFrom(query.as('seen')).select(sql<number>`count(*)`.as('total'))
  return Number((await counted.executeTakeFirstOrThrow()).total)
}

/** The same as `canOnCase(…, 'see', …)`: see CaseScope. */
function seen(row: Row, { staff, station, reach, seesSealed }: CaseScope) {
  const inReach = row('station', 'in', [...reach])
  const here = seesSealed ? inReach : row.and([inReach, row('sealed', '=', 0)])
  const named = row('excluded_stations', 'not like', `%${JSON.stringify(station)}%`)
  return row.and([
    row.or([row(UNINDEXED_OWNER, '=', staff), here]),
    row.or([row('excluded_stations', '=', '[]'), named]),
  ])
}

function belongs(row: Row, { staff }: CaseScope, part: QueuePart) {
  if (typeof part === 'object') return row('closed_at', '>=', part.endedSince)
  if (part === 'waiting') return WAITING
  if (part === 'mine') return row.and([row('owner', '=', staff), TAKEN])
  return row.and([TAKEN, row.or([row('owner', 'is', null), row('owner', '<>', staff)])])
}
