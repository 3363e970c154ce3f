import type { Log } from '../../ports/log.ts'

/** How often a running feed looks for changes; nobody waits longer than this and the way to the browser. */
const LOOK_EVERY_MS = 1000
/** Proxies cut lines that are silent for long. */
const BEAT_EVERY_LOOKS = 15

/** One open page. `isStillIn` is asked at every look, so that a signed-out browser hears nothing more. */
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
    for (const listener of [...listeners]) {
      if (!(await listener.isStillIn())) leave(listener, 'gone')
      else if (hasChanged) listener.send('changed')
      else if (looks % BEAT_EVERY_LOOKS === 0) listener.send('beat')
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
