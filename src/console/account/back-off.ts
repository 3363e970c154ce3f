const FREE_TRIES = 5
const FIRST_WAIT_MS = 60_000
const LONGEST_WAIT_MS = 60 * 60_000
const FORGET_AFTER_MS = 24 * 60 * 60_000
/** Bounds the memory a flood of made-up names can take. */
const MOST_KEYS = 10_000

/** Slows down guessing, per account and address. In memory: a restart forgives. */
export interface BackOff {
  /** How long to wait, in ms; 0 when the try may be made, which then counts as wrong until `succeeded`. */
  begin(key: string): number
  succeeded(key: string): void
}

interface Tries {
  readonly count: number
  readonly at: number
}

/** Counting before the check keeps many tries at once from all slipping through. */
export function createBackOff(now: () => number): BackOff {
  const triesOf = new Map<string, Tries>()
  return {
    begin(key) {
      const known = triesOf.get(key)
      const last = known && now() - known.at < FORGET_AFTER_MS ? known : { count: 0, at: 0 }
      const wait = last.at + waitAfter(last.count) - now()
      if (wait > 0) return wait
      triesOf.delete(key)
      triesOf.set(key, { count: last.count + 1, at: now() })
      forgetOldest(triesOf)
      return 0
    },
    succeeded: (key) => void triesOf.delete(key),
  }
}

/** How long somebody has to wait, in words. */
export function waitWords(waitMs: number): string {
  return `试得太多了，请等 ${Math.ceil(waitMs / 60_000)} 分钟再试。`
}

/** Five tries are free; then 1, 2, 4 … 60 minutes: about twenty tries in a night. */
function waitAfter(count: number): number {
  if (count < FREE_TRIES) return 0
  return Math.min(FIRST_WAIT_MS * 2 ** (count - FREE_TRIES), LONGEST_WAIT_MS)
}

/** A Map keeps the order of writing, so its first key is the one untouched for longest. */
function forgetOldest(triesOf: Map<string, Tries>): void {
  if (triesOf.size <= MOST_KEYS) return
  for (const key of triesOf.keys()) {
    triesOf.delete(key)
    return
  }
}
