import type { Kysely } from 'kysely'
import type { Cipher } from '../ports/cipher.ts'
import type { Log } from '../ports/log.ts'
import type { DialectProfile } from './dialect-profile.ts'
import type { Tables } from './schema.ts'

/** What is the same for every transaction of an open database. */
export interface StorageContext {
  readonly profile: DialectProfile
  readonly cipher: Cipher
  readonly log: Log | undefined
  /** Channels whose readers fetch the thread, so that its text stays readable after it was handled. */
  readonly pulledChannels: ReadonlySet<string>
}

/** What a store works with: one transaction, or single statements outside of any. */
export interface Session extends StorageContext {
  readonly db: Kysely<Tables>
  /** Runs several statements as one: joins the running transaction, or makes one. */
  atomic<T>(work: (session: Session) => Promise<T>): Promise<T>
  /** Notes that a person was erased, so that the database wipes old pages after the commit. */
  noteErasure(): void
}
