import { z } from 'zod'
import type { ChannelStorage, ChannelStores } from '../../ports/channel-storage.ts'
import type { Clock } from '../../ports/clock.ts'
import { WECHAT_OFFICIAL } from './inbound.ts'

const windowSchema = z.object({ openedAt: z.number(), used: z.number() }).optional()

const chatSchema = z.object({
  allowance: z.object({ message: windowSchema, tap: windowSchema }),
  /** The person no longer follows us. */
  left: z.boolean(),
  /** How the person was told to ask for more: by a number, or by a word where numbers choose something. */
  more: z.enum(['number', 'word']).optional(),
  /** The answer that was begun last, so that its rest needs no introduction. */
  begun: z.string().optional(),
  /** A message whose answer was promised for a little later. */
  promised: z.string().optional(),
})

/** What we remember of one chat. */
export type ChatMemory = z.infer<typeof chatSchema>

const EMPTY: ChatMemory = { allowance: {}, left: false }

/** Reads one chat's memory and writes what becomes of it, inside a running transaction. */
export function changeChat<T>(
  { memory }: ChannelStores,
  chat: string,
  { now, change }: { now: number; change: (stored: ChatMemory) => { stored: ChatMemory; result: T } },
): Promise<T> {
  const place = { channel: WECHAT_OFFICIAL, name: `chat:${chat}` }
  return memory.change(place, (stored) => change(chatSchema.safeParse(stored).data ?? EMPTY), now)
}

/** Its loss in a power cut costs a repeat or a wait, never an answer. */
export const RELAXED = { mayBeLostInPowerCut: true }

/** The same as a transaction of its own. */
export type ChangeChat = <T>(
  chat: string,
  change: (stored: ChatMemory) => { stored: ChatMemory; result: T },
) => Promise<T>

export function createChangeChat({ storage, clock }: { storage: ChannelStorage; clock: Clock }): ChangeChat {
  return (chat, change) =>
    storage.transaction((stores) => changeChat(stores, chat, { now: clock.now(), change }), RELAXED)
}
