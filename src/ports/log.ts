/** One log line is an event name and facts about it. Never personal data, never message text. */
export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>

export interface Log {
  info(event: string, facts?: LogFacts): void
  warn(event: string, facts?: LogFacts): void
  /** `error` is written with its stack, stripped of anything that looks like a token. */
  error(event: string, error: unknown, facts?: LogFacts): void
}
