import { createAlarm } from './wait.ts'

/** Asks for a sign of life and waits for it. */
export interface Pulse {
  /** Something is odd: ask, unless asked already. */
  feel(): void
  felt(): void
  rest(): void
}

/** `ask` sends the question; `lost` is told when no answer comes in time, or when asking itself fails. */
export function createPulse(parts: { ms: number; ask: () => Promise<void>; lost: () => void }): Pulse {
  const alarm = createAlarm(parts.ms, parts.lost)
  return {
    feel() {
      if (alarm.isRunning()) return
      alarm.wind()
      parts.ask().catch(() => {
        alarm.silence()
        parts.lost()
      })
    },
    felt: alarm.silence,
    rest: alarm.silence,
  }
}
