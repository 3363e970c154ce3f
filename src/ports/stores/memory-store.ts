import type { ChannelName } from '../../domain/message/inbound-message.ts'

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
