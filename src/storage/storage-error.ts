/** What can be broken about stored data; `message` is one Chinese sentence for the operator. */
export type StorageErrorCode =
  | 'wrong-key'
  | 'malformed-key'
  | 'unreadable'
  | 'schema-newer'
  | 'unsafe-database'
  | 'unreachable'
  | 'nested-transaction'
  | 'transaction-lost'
  | 'unreadable-file'
  | 'bad-backup'
  | 'no-space'
  | 'in-use'
  | 'file-exists'
  | 'nothing-to-back-up'
  | 'migration-failed'

export class StorageError extends Error {
  readonly code: StorageErrorCode

  constructor(code: StorageErrorCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'StorageError'
    this.code = code
  }
}
