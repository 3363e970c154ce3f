import { setTimeout as delay } from 'node:timers/promises'

/** Waits, or not when the signal is raised. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal }).catch(() => undefined)
}

/** The puppet did not answer in time; whether it did what we asked is unknown. */
export class NoAnswerError extends Error {
  readonly code = 'no-answer'
}

/** The result of `work`, or `NoAnswerError` after `ms`. The work itself cannot be stopped. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new NoAnswerError(`no answer in ${ms} ms`)), ms)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** Rings once, a while after it was last wound. */
export interface Alarm {
  wind(): void
  silence(): void
  isRunning(): boolean
}

export function createAlarm(ms: number, ring: () => void): Alarm {
  let timer: NodeJS.Timeout | undefined
  const silence = () => {
    clearTimeout(timer)
    timer = undefined
  }
  return {
    silence,
    isRunning: () => timer !== undefined,
    wind() {
      silence()
      timer = setTimeout(() => {
        timer = undefined
        ring()
      }, ms)
    },
  }
}
