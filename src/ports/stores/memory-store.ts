import type { ChannelName } from '../../domain/message/inbound-message.ts'
import type { PassiveStore } from './passive-store.ts'

/** What a channel must remember across restarts and share between processes: a token, a cursor, an allowance. */
export interface MemoryStore {
  /**
   * Reads one thing and writes what becomes of it, with nobody in between. `undefined` stands for nothing, and
   * erases. The value is data of the channel's own, stored sealed.
   */
  change<T>(
    place: { readonly channel: ChannelName; readonly name: string },
    change: (stored: unknown) => { readonly stored: unknown; readonly result: T },
    now: number,
  ): Promise<T>
}

/** The two stores a channel may use, in one transaction. */
export interface ChannelStores {
  readonly memory: MemoryStore
  readonly passive: PassiveStore
}

/** What a channel may ask of the database. */
export interface ChannelStorage {
  /** Outside of any transaction, for looking. */
  readonly stores: ChannelStores
  transaction<T>(work: (stores: ChannelStores) => Promise<T>): Promise<T>
}
