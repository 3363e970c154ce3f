import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import type { Tables } from './schema.ts'
import type { Session, StorageContext } from './session.ts'
import { settle } from './settle.ts'
import { StorageError } from './storage-error.ts'

/** How often a transaction is run when the server gives it up for another's sake. */
const MAX_RUNS = 5
const PAUSE_MS = 10

/** Begins, commits and rolls back; the only place that does. */
export interface Transactions {
  run<T>(work: (session: Session) => Promise<T>): Promise<T>
  /** A session outside of any transaction: each statement stands alone. */
  readonly outside: Session
}

export function createTransactions(db: Kysely<Tables>, context: StorageContext): Transactions {
  const current = new AsyncLocalStorage<{ open: boolean }>()
  const run = <T>(work: (session: Session) => Promise<T>): Promise<T> => {
    refuseNesting(current.getStore())
    return runAgainWhenGivenUp(context, () => runOnce({ db, context, current }, work))
  }
  const outside: Session = {
    ...context,
    db: guarded(db, current),
    deferred: { dispatches: [], freed: [] },
    atomic: run,
    settle: async () => undefined,
    noteErasure: () => undefined,
  }
  return { run, outside }
}

/** On SQLite's one connection it would wait for itself for ever; on PostgreSQL it would miss its own writes. */
function refuseNesting(running: { open: boolean } | undefined): void {
  if (running?.open !== true) return
  throw new StorageError('nested-transaction', '程序错误：事务里只能使用事务自己的存储对象。')
}

function guarded(db: Kysely<Tables>, current: AsyncLocalStorage<{ open: boolean }>): Kysely<Tables> {
  return db.withPlugin({
    transformQuery: ({ node }) => {
      refuseNesting(current.getStore())
      return node
    },
    transformResult: async ({ result }) => result,
  })
}

async function runAgainWhenGivenUp<T>(context: StorageContext, once: () => Promise<T>): Promise<T> {
  for (let runs = 1; ; runs += 1) {
    try {
      return await once()
    } catch (error) {
      if (runs >= MAX_RUNS || !context.profile.isRetryable(error)) throw error
      context.log?.warn('database.transaction-run-again', { runs })
      // Lets the other transaction end, which may be one of this very process.
      await sleep(PAUSE_MS * runs)
    }
  }
}

interface Surroundings {
  readonly db: Kysely<Tables>
  readonly context: StorageContext
  readonly current: AsyncLocalStorage<{ open: boolean }>
}

async function runOnce<T>(around: Surroundings, work: (session: Session) => Promise<T>): Promise<T> {
  const scope = { open: true, erased: false }
  try {
    return await around.db.transaction().execute((transaction) => {
      const session: Session = {
        ...around.context,
        db: transaction,
        deferred: { dispatches: [], freed: [] },
        atomic: (inner) => inner(session),
        settle: () => settle(session),
        noteErasure: () => {
          scope.erased = true
        },
      }
      return around.current.run(scope, async () => {
        const result = await work(session)
        await session.settle()
        return result
      })
    })
  } finally {
    scope.open = false
    if (scope.erased) await wipeOldPages(around)
  }
}

async function wipeOldPages({ db, context }: Surroundings): Promise<void> {
  if (context.profile.afterErase !== undefined) await sql.raw(context.profile.afterErase).execute(db)
}
