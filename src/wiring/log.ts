import { destination, pino } from 'pino'
import type { Log, LogFacts } from '../ports/log.ts'

/** A token in a URL (Telegram puts its own there) or a long digit run must never reach the log. */
const SECRETS = [/\d{6,}:[\w-]{20,}/g, /(?<!\d)1[3-9]\d{9}(?!\d)/g, /(?<!\d)\d{17}[\dXx](?!\d)/g] as const

/** Structured lines on stderr, so that stdout stays for answers. */
export function createLog(level: string): Log {
  const logger = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    destination({ dest: 2, sync: true }),
  )
  return {
    info: (event, facts) => logger.info({ event, ...facts }),
    warn: (event, facts) => logger.warn({ event, ...facts }),
    error: (event, error, facts) => logger.error({ event, ...facts, ...errorFacts(error) }),
  }
}

function errorFacts(error: unknown): LogFacts {
  if (!(error instanceof Error)) return { error: redact(String(error)) }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  return { error: redact(error.message), code, stack: redact(error.stack ?? '') }
}

function redact(text: string): string {
  return SECRETS.reduce((cleaned, pattern) => cleaned.replace(pattern, '〔略〕'), text)
}
