import type { Log } from '../../ports/log.ts'

/** How often a running feed looks for changes; nobody waits longer than this and the way to the browser. */
const LOOK_EVERY_MS = 500
/** Whether a browser is still signed in is asked before it hears anything, and so often besides. */
const ASK_EVERY_LOOKS = 4
/** Proxies cut lines that are silent for long. */
const BEAT_EVERY_LOOKS = 30

/** One open page. A browser that was signed out hears nothing more. */
export interface Listener {
  readonly isStillIn: () => Promise<boolean>
  send(event: 'changed' | 'beat' | 'gone'): void
}

/** Tells open pages that something changed, wherever it was changed. What changed they read for themselves. */
export interface LiveFeed {
  /** Returns how to leave. */
  join(listener: Listener): () => void
  stop(): void
}

/** Looks only while somebody listens. `stamp` must differ after every change. */
export function createLiveFeed(parts: {
  readonly stamp: () => Promise<string>
  readonly log: Log
}): LiveFeed {
  const listeners = new Set<Listener>()
  let timer: NodeJS.Timeout | undefined
  let last: string | undefined
  let looks = 0

  const look = async () => {
    const stamp = await parts.stamp()
    const hasChanged = last !== undefined && stamp !== last
    last = stamp
    looks += 1
    const beats = looks % BEAT_EVERY_LOOKS === 0
    if (!hasChanged && !beats && looks % ASK_EVERY_LOOKS !== 0) return
    for (const listener of [...listeners]) {
      if (!(await listener.isStillIn())) leave(listener, 'gone')
      else if (hasChanged) listener.send('changed')
      else if (beats) listener.send('beat')
    }
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
      listeners.add(listener)
      if (timer === undefined) goOn()
      return () => leave(listener)
    },
    stop,
  }
}
