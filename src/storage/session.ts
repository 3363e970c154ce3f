import type { Kysely } from 'kysely'
import type { ChatAddress } from '../domain/message/inbound-message.ts'
import type { Cipher } from '../ports/cipher.ts'
import type { Log } from '../ports/log.ts'
import type { Dispatch } from '../ports/stores/outbox-store.ts'
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

/** The two tables whose rows are leased to workers, one at a time per chat. */
export type QueueName = 'inbox' | 'outbox'

/**
 * What needs the locks of chats. It waits until just before the commit, where all chats are locked in one
 * fixed order: so transactions that write to the same chats never wait for each other in a circle.
 */
interface Deferred {
  /** Bubbles to put into the outbox. */
  readonly dispatches: (Dispatch & { readonly now: number })[]
  /** Chats whose first row ended, so that the next one may come forward. */
  readonly freed: (ChatAddress & { readonly queue: QueueName; readonly at: number })[]
}

/** What a store works with: one transaction, or single statements outside of any. */
export interface Session extends StorageContext {
  readonly db: Kysely<Tables>
  readonly deferred: Deferred
  /** Runs several statements as one: joins the running transaction, or makes one. */
  atomic<T>(work: (session: Session) => Promise<T>): Promise<T>
  /** Runs a part that can fail alone, in a savepoint. */
  attempt<T>(work: (session: Session) => Promise<T>): Promise<T>
  /** Does now what was deferred, for a store about to read it. */
  settle(): Promise<void>
  /** Notes that a person was erased, so that the database wipes old pages after the commit. */
  noteErasure(): void
}
