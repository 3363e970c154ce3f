/** What two databases do differently, asked by capability; everything else is one and the same code. */
export interface DialectProfile {
  readonly name: 'sqlite' | 'postgres'
  /** Column type of a key the database counts up itself. */
  readonly growingKey: string
  /** True when others write while our transaction runs, so that rows we decide on must be locked. */
  readonly concurrentWriters: boolean
  /** Statements that make the audit table refuse every change. */
  readonly auditGuards: readonly string[]
  /** Run first in the migrating transaction, so that two starting processes take turns. */
  readonly migrationLock: string | undefined
  /** Run after a transaction that erased a person, so that no old page keeps them. */
  readonly afterErase: string | undefined
  /** What makes one transaction not wait for the disk: run before it and after it, or first inside it. */
  readonly relaxed: { readonly before?: string; readonly after?: string; readonly inside?: string }
  /** True for an error after which the same transaction may simply be run again. */
  readonly isRetryable: (error: unknown) => boolean
}

/** Another process kept the write lock for longer than the busy timeout; our transaction has done nothing yet. */
const LOCKED_BY_ANOTHER = new Set<unknown>(['SQLITE_BUSY'])

export const SQLITE: DialectProfile = {
  name: 'sqlite',
  growingKey: 'integer primary key autoincrement',
  concurrentWriters: false,
  auditGuards: ['update', 'delete'].map(
    (change) =>
      `create trigger audit_refuses_${change} before ${change} on audit begin select raise(abort, 'audit is append-only'); end`,
  ),
  migrationLock: undefined,
  afterErase: 'pragma wal_checkpoint(truncate)',
  relaxed: { before: 'pragma synchronous = 1', after: 'pragma synchronous = 2' },
  isRetryable: (error) => hasCode(error, LOCKED_BY_ANOTHER),
}

/** 40P01 = deadlock between transactions that touch several chats, 40001 = serialization failure. */
const ROLLED_BACK_BY_SERVER = new Set<unknown>(['40P01', '40001'])

export const POSTGRES: DialectProfile = {
  name: 'postgres',
  growingKey: 'bigint generated always as identity primary key',
  concurrentWriters: true,
  auditGuards: [
    `create function audit_refuses() returns trigger language plpgsql as 'begin raise exception ''audit is append-only''; end'`,
    'create trigger audit_refuses_change before update or delete or truncate on audit execute function audit_refuses()',
  ],
  migrationLock: 'select pg_advisory_xact_lock(7265460)',
  afterErase: undefined,
  relaxed: { inside: 'set local synchronous_commit = off' },
  isRetryable: (error) => hasCode(error, ROLLED_BACK_BY_SERVER),
}

function hasCode(error: unknown, codes: ReadonlySet<unknown>): boolean {
  return error instanceof Error && 'code' in error && codes.has(error.code)
}
