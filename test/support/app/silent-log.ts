import type { Log, LogFacts } from '../../../src/ports/log.ts'

/** A log that remembers, so that a test can look for what must not be in it. */
export interface RememberingLog extends Log {
  readonly lines: { readonly level: string; readonly event: string; readonly text: string }[]
}

export function createRememberingLog(): RememberingLog {
  const lines: RememberingLog['lines'] = []
  const note = (level: string) => (event: string, facts?: LogFacts) => {
    lines.push({ level, event, text: JSON.stringify({ event, ...facts }) })
  }
  return {
    lines,
    info: note('info'),
    warn: note('warn'),
    error: (event, error, facts) => {
      const text = JSON.stringify({
        event,
        ...facts,
        error: error instanceof Error ? error.message : String(error),
      })
      lines.push({ level: 'error', event, text })
    },
  }
}
