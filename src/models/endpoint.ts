import { type CircuitBreakerPolicy, ConsecutiveBreaker, circuitBreaker, handleAll } from 'cockatiel'
import type OpenAI from 'openai'
import type { EndpointAnswer } from '../ports/language-model.ts'
import type { Log } from '../ports/log.ts'
import { createGuardedFetch } from './guarded-fetch.ts'
import { toFault } from './to-fault.ts'

/** Where the endpoint is and how to get in. */
export interface EndpointSettings {
  readonly baseUrl: string
  /** Absent for a server of one's own without a key. */
  readonly apiKey?: string | undefined
  readonly log: Log
}

/** An OpenAI-compatible endpoint with a breaker in front. */
export interface Endpoint {
  /** Runs one call; whatever goes wrong becomes a fault. `what` is for the log. */
  call(
    what: string,
    work: (client: OpenAI) => Promise<string | null | undefined>,
    signal: AbortSignal,
  ): Promise<EndpointAnswer>
}

/** After so many failures in a row it is left alone, then tried with one call. */
const FAILURES = 5
const REST_MS = 30_000
const MOST_BYTES = 256 * 1024
const MOST_CHARS = 8000

/** Loads the client only when an endpoint is configured: it is not small. */
export async function openEndpoint(settings: EndpointSettings): Promise<Endpoint> {
  const { default: Client } = await import('openai')
  const client = new Client({
    baseURL: settings.baseUrl,
    apiKey: settings.apiKey ?? 'none',
    // The client would read these from the environment, which only config.ts may.
    ...{ organization: null, project: null, adminAPIKey: null, webhookSecret: null },
    // One try: the villager waits. The log is ours, and never holds what was sent.
    ...{ maxRetries: 0, logLevel: 'off' as const },
    fetch: createGuardedFetch(settings.baseUrl, MOST_BYTES),
  })
  const breaker = circuitBreaker(handleAll, {
    halfOpenAfter: REST_MS,
    breaker: new ConsecutiveBreaker(FAILURES),
  })
  return { call: (what, work, signal) => call({ ...settings, client, breaker }, { what, work, signal }) }
}

interface Line extends EndpointSettings {
  readonly client: OpenAI
  readonly breaker: CircuitBreakerPolicy
}

interface Call {
  readonly what: string
  readonly work: (client: OpenAI) => Promise<string | null | undefined>
  readonly signal: AbortSignal
}

async function call({ client, breaker, log }: Line, { what, work, signal }: Call): Promise<EndpointAnswer> {
  try {
    const text = await breaker.execute(() => orAborted(work(client), signal))
    if (typeof text !== 'string') return { kind: 'failed', fault: 'malformed' }
    if (text.length > MOST_CHARS) return { kind: 'failed', fault: 'too-long' }
    return { kind: 'said', text }
  } catch (error) {
    const fault = toFault(error, signal)
    log.warn('model.failed', { what, fault })
    return { kind: 'failed', fault }
  }
}

/** The signal ends the waiting even where a client forgets to look at it. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason)
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
