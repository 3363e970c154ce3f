import type { ChannelStorage } from '../../ports/channel-storage.ts'
import { WECHAT_OFFICIAL } from './inbound.ts'

/** Tells when messages were handled, by whichever process: one look for all who wait. */
export interface HandledWatch {
  /** True once it was handled, false when that took longer than `ms`. */
  wait(key: string, ms: number): Promise<boolean>
  /** Nobody waits any longer: the program ends, and what is not handled now is handled after the next start. */
  release(): void
}

export function createHandledWatch(storage: ChannelStorage, lookMs: number): HandledWatch {
  const waiting = new Map<string, Set<(handled: boolean) => void>>()
  let looking = false

  const look = async () => {
    const keys = [...waiting.keys()]
    const handled = await storage.stores.passive.handled(WECHAT_OFFICIAL, keys)
    for (const key of handled) for (const tell of waiting.get(key) ?? []) tell(true)
  }

  const keepLooking = async () => {
    looking = true
    while (waiting.size > 0) {
      // A database that is away for a moment is looked at again; who waits has a deadline.
      await look().catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, lookMs))
    }
    looking = false
  }

  return {
    wait(key, ms) {
      return new Promise((resolve) => {
        const tell = (handled: boolean) => {
          clearTimeout(timer)
          const others = waiting.get(key)
          others?.delete(tell)
          if (others?.size === 0) waiting.delete(key)
          resolve(handled)
        }
        const timer = setTimeout(() => tell(false), ms)
        waiting.set(key, (waiting.get(key) ?? new Set()).add(tell))
        if (!looking) void keepLooking()
      })
    },
    release() {
      for (const tellers of waiting.values()) for (const tell of tellers) tell(false)
    },
  }
}
