import { type CircuitBreakerPolicy, ConsecutiveBreaker, circuitBreaker, handleAll } from 'cockatiel'
import type OpenAI from 'openai'
import type { EndpointAnswer, EndpointFault } from '../ports/language-model.ts'
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
  /** Runs one call whose answer is a text; whatever goes wrong becomes a fault. `what` is for the log. */
  call(
    what: string,
    work: (client: OpenAI) => Promise<string | null | undefined>,
    signal: AbortSignal,
  ): Promise<EndpointAnswer>
  /** The same for an answer of any other shape, which the caller checks. */
  fetch<T>(what: string, work: (client: OpenAI) => Promise<T>, signal: AbortSignal): Promise<Fetched<T>>
}

/** What an endpoint gave, unchecked, or why it gave nothing. */
export type Fetched<T> =
  | { readonly kind: 'fetched'; readonly value: T }
  | { readonly kind: 'failed'; readonly fault: EndpointFault }

/** After so many failures in a row it is left alone, then tried with one call. */
const FAILURES = 5
const REST_MS = 30_000
/** Sixteen vectors of four thousand numbers each are the longest answer there is. */
const MOST_BYTES = 1024 * 1024
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
  const line = { ...settings, client, breaker }
  return {
    call: async (what, work, signal) => checkText(await fetchFrom(line, { what, work, signal })),
    fetch: (what, work, signal) => fetchFrom(line, { what, work, signal }),
  }
}

interface Line extends EndpointSettings {
  readonly client: OpenAI
  readonly breaker: CircuitBreakerPolicy
}

function checkText(answer: Fetched<string | null | undefined>): EndpointAnswer {
  if (answer.kind === 'failed') return answer
  const text = answer.value
  if (typeof text !== 'string') return { kind: 'failed', fault: 'malformed' }
  return text.length > MOST_CHARS ? { kind: 'failed', fault: 'too-long' } : { kind: 'said', text }
}

interface Call<T> {
  readonly what: string
  readonly work: (client: OpenAI) => Promise<T>
  readonly signal: AbortSignal
}

async function fetchFrom<T>(
  { client, breaker, log }: Line,
  { what, work, signal }: Call<T>,
): Promise<Fetched<T>> {
  try {
    return { kind: 'fetched', value: await breaker.execute(() => orAborted(work(client), signal)) }
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
