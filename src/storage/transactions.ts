import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { CompiledQuery, type Kysely } from 'kysely'
import type { TransactionOptions } from '../ports/transaction-options.ts'
import type { Tables } from './schema.ts'
import type { Session, StorageContext } from './session.ts'
import { settle } from './settle.ts'
import { StorageError } from './storage-error.ts'

/** How often a transaction is run when the server gives it up for another's sake. */
const MAX_RUNS = 5
const PAUSE_MS = 10

/** Begins, commits and rolls back; the only place that does. */
export interface Transactions {
  run<T>(work: (session: Session) => Promise<T>, options?: TransactionOptions): Promise<T>
  /** A session outside of any transaction: each statement stands alone. */
  readonly outside: Session
}

export function createTransactions(db: Kysely<Tables>, context: StorageContext): Transactions {
  const current = new AsyncLocalStorage<{ open: boolean }>()
  const run = async <T>(
    work: (session: Session) => Promise<T>,
    options: TransactionOptions = {},
  ): Promise<T> => {
    refuseNesting(current.getStore())
    const around = { db, context, current, options }
    const { result, erased } = await runAgainWhenGivenUp(context, () => runOnce(around, work))
    if (erased) await wipeOldPages(around)
    return result
  }
  const outside: Session = {
    ...context,
    db: guarded(db, current),
    deferred: { dispatches: [], freed: [] },
    atomic: run,
    attempt: run,
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

/** Fixed text needs no building of a query. */
async function runText(db: Kysely<Tables>, text: string): Promise<void> {
  await db.executeQuery(CompiledQuery.raw(text))
}

interface Surroundings {
  readonly db: Kysely<Tables>
  readonly context: StorageContext
  readonly current: AsyncLocalStorage<{ open: boolean }>
  readonly options: TransactionOptions
}

async function runOnce<T>(
  around: Surroundings,
  work: (session: Session) => Promise<T>,
): Promise<{ readonly result: T; readonly erased: boolean }> {
  const scope = { open: true, erased: false }
  try {
    const result = await begin(around, async (transaction) => {
      const session = sessionOf(around.context, transaction, () => {
        scope.erased = true
      })
      return around.current.run(scope, async () => {
        const done = await work(session)
        await session.settle()
        return done
      })
    })
    return { result, erased: scope.erased }
  } finally {
    scope.open = false
  }
}

/** One transaction, waiting for the disk unless its loss in a power cut does no harm. */
async function begin<T>(around: Surroundings, work: (transaction: Kysely<Tables>) => Promise<T>): Promise<T> {
  const { before, after, inside } = around.context.profile.relaxed
  if (!around.options.mayBeLostInPowerCut) return around.db.transaction().execute(work)
  return around.db.connection().execute(async (connection) => {
    if (before) await runText(connection, before)
    try {
      return await connection.transaction().execute(async (transaction) => {
        if (inside) await runText(transaction, inside)
        return work(transaction)
      })
    } finally {
      if (after) await runText(connection, after)
    }
  })
}

function sessionOf(context: StorageContext, db: Kysely<Tables>, noteErasure: () => void): Session {
  const session: Session = {
    ...context,
    db,
    deferred: { dispatches: [], freed: [] },
    atomic: (inner) => inner(session),
    attempt: (work) => attempt(session, work),
    settle: () => settle(session),
    noteErasure,
  }
  return session
}

/** What the part has deferred is done only when the part succeeds. */
async function attempt<T>(session: Session, work: (session: Session) => Promise<T>): Promise<T> {
  const inner = sessionOf(session, session.db, session.noteErasure)
  await runText(session.db, 'savepoint attempt')
  try {
    const result = await work(inner)
    await runText(session.db, 'release savepoint attempt')
    session.deferred.dispatches.push(...inner.deferred.dispatches)
    session.deferred.freed.push(...inner.deferred.freed)
    return result
  } catch (error) {
    await undoAttempt(session, error)
    throw error
  }
}

/** After a full disk the database has already rolled everything back: then nothing of it may go on. */
async function undoAttempt(session: Session, error: unknown): Promise<void> {
  try {
    await runText(session.db, 'rollback to savepoint attempt')
  } catch {
    throw new StorageError('transaction-lost', '数据库把整个事务撤掉了，可能是磁盘满了。', error)
  }
}

/** After the commit, so a fault here must not make the transaction look failed; the next wipe catches up. */
async function wipeOldPages({ db, context }: Surroundings): Promise<void> {
  if (context.profile.afterErase === undefined) return
  try {
    await runText(db, context.profile.afterErase)
  } catch (error) {
    context.log?.error('database.wipe-failed', error)
  }
}
