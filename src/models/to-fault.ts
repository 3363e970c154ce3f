import type { EndpointFault } from '../ports/language-model.ts'

/** Reads the cause of a failed call off its code or status, never off its message, which may quote what was sent. */
export function toFault(error: unknown, signal: AbortSignal): EndpointFault {
  if (signal.aborted) return 'timeout'
  const codes = causes(error).map((one) => field(one, 'code'))
  if (causes(error).some((one) => field(one, 'isBrokenCircuitError') === true)) return 'resting'
  if (codes.includes('too-long')) return 'too-long'
  const status = field(error, 'status')
  if (status === 429 || status === 503) return 'busy'
  if (typeof status === 'number') return status >= 500 ? 'unreachable' : 'refused'
  return error instanceof SyntaxError ? 'malformed' : 'unreachable'
}

const MOST_CAUSES = 5

function causes(error: unknown): readonly unknown[] {
  const found: unknown[] = []
  for (let one = error; one instanceof Error && found.length < MOST_CAUSES; one = one.cause) found.push(one)
  return found
}

function field(error: unknown, name: string): unknown {
  return error instanceof Error ? Reflect.get(error, name) : undefined
}
