import type { CaseScope } from '../../domain/people/policy.ts'
import type { Log } from '../../ports/log.ts'
import type { CaseStamps } from '../../ports/stores/case-store.ts'
import { ownStamp } from './own-stamp.ts'

/** How often a running feed looks for changes; nobody waits longer than this and the way to the browser. */
const LOOK_EVERY_MS = 500
/** Whether a browser is still signed in is asked before it hears anything, and so often besides. */
const ASK_EVERY_LOOKS = 4
/** Proxies cut lines that are silent for long. */
const BEAT_EVERY_LOOKS = 30

/** One open page of somebody who sees `scope`. A browser that was signed out hears nothing more. */
export interface Listener {
  readonly scope: CaseScope
  readonly isStillIn: () => Promise<boolean>
  send(event: 'changed' | 'beat' | 'gone'): void
}

/** Tells open pages that something of theirs changed, wherever it was changed. What changed they read for themselves. */
export interface LiveFeed {
  /** Returns how to leave. */
  join(listener: Listener): () => void
  stop(): void
}

interface FeedParts {
  /** Differs after every change of any case. */
  readonly stamp: () => Promise<string>
  readonly stamps: () => Promise<CaseStamps>
  readonly log: Log
}

/** Looks only while somebody listens, at one number while nothing changes. */
export function createLiveFeed(parts: FeedParts): LiveFeed {
  /** Each page with the stamp of what it sees; undefined until the first look after it joined. */
  const listeners = new Map<Listener, string | undefined>()
  let timer: NodeJS.Timeout | undefined
  let last: string | undefined
  let looks = 0

  const look = async () => {
    const stamp = await parts.stamp()
    const isNew = stamp !== last || [...listeners.values()].includes(undefined)
    const stamps = isNew ? await parts.stamps() : undefined
    last = stamp
    looks += 1
    const beats = looks % BEAT_EVERY_LOOKS === 0
    if (!stamps && !beats && looks % ASK_EVERY_LOOKS !== 0) return
    for (const listener of [...listeners.keys()]) await tell(listener, { stamps, beats })
  }
  const tell = async (listener: Listener, now: { stamps: CaseStamps | undefined; beats: boolean }) => {
    const before = listeners.get(listener)
    const own = now.stamps ? ownStamp(now.stamps, listener.scope) : before
    if (!(await listener.isStillIn())) return leave(listener, 'gone')
    if (before !== undefined && own !== before) listener.send('changed')
    else if (now.beats) listener.send('beat')
    if (listeners.has(listener)) listeners.set(listener, own)
  }
  const leave = (listener: Listener, why?: 'gone') => {
    if (!listeners.delete(listener)) return
    if (why) listener.send(why)
    if (listeners.size === 0) stop()
  }
  const stop = () => {
    clearTimeout(timer)
    timer = undefined
    last = undefined
  }
  const goOn = () => {
    timer = setTimeout(() => {
      look()
        .catch((error: unknown) => parts.log.error('console.live', error))
        .finally(() => listeners.size > 0 && goOn())
    }, LOOK_EVERY_MS).unref()
  }
  return {
    join(listener) {
      listeners.set(listener, undefined)
      if (timer === undefined) goOn()
      return () => leave(listener)
    },
    stop,
  }
}
