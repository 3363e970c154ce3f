import { setTimeout as delay } from 'node:timers/promises'

export interface Patience {
  readonly signal: AbortSignal
  /** Told of the failure and how many in a row; says how long to wait, in ms. */
  readonly onFailure: (error: unknown, failures: number) => number
}

/** Runs `step` until it says `done` or the signal is raised. A failure never ends it. */
export async function keepTrying(
  step: () => Promise<'again' | 'done'>,
  { signal, onFailure }: Patience,
): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    try {
      if ((await step()) === 'done') return
      failures = 0
    } catch (error) {
      if (signal.aborted) return
      failures += 1
      await pause(onFailure(error, failures), signal)
    }
  }
}

/** Waits, or not when the signal is raised. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined)
}
