import { inspect } from 'node:util'
import type { Log } from '../../../src/ports/log.ts'

/** Remembers every line with everything in it, deeper than any real logger writes. */
export interface RecordingLog extends Log {
  readonly lines: readonly string[]
}

export function createRecordingLog(): RecordingLog {
  const lines: string[] = []
  const add = (...parts: unknown[]) => void lines.push(inspect(parts, { depth: 20, showHidden: true }))
  return {
    lines,
    info: (event, facts) => add('info', event, facts),
    warn: (event, facts) => add('warn', event, facts),
    error: (event, error, facts) => add('error', event, error, facts),
  }
}
