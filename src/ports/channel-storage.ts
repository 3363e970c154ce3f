import type { MemoryStore } from './stores/memory-store.ts'
import type { PassiveStore } from './stores/passive-store.ts'
import type { TransactionOptions } from './transaction-options.ts'

/** The two stores a channel may use, in one transaction. */
export interface ChannelStores {
  readonly memory: MemoryStore
  readonly passive: PassiveStore
}

/** What a channel may ask of the database. */
export interface ChannelStorage {
  /** Outside of any transaction, for looking. */
  readonly stores: ChannelStores
  transaction<T>(work: (stores: ChannelStores) => Promise<T>, options?: TransactionOptions): Promise<T>
}
