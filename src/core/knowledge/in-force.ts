import type { Entry } from '../../domain/knowledge/entry.ts'
import type { Law } from '../../domain/knowledge/knowledge-base.ts'

/** True when the entry may be answered on a day: its own span covers it and every law it cites is in force. */
export function isInForce(entry: Entry, laws: ReadonlyMap<string, Law>, day: string): boolean {
  return covers(entry, day) && entry.citations.every((citation) => covers(laws.get(citation.law), day))
}

interface Span {
  readonly effectiveFrom?: string | undefined
  readonly effectiveTo?: string | undefined
}

function covers(span: Span | undefined, day: string): boolean {
  if (!span) return false
  return (span.effectiveFrom ?? '') <= day && day <= (span.effectiveTo ?? '9999-12-31')
}
