import type { Readable } from 'node:stream'
import type { ApiClientOptions } from 'grammy'
import type { Pool } from 'undici'

type Fetch = NonNullable<ApiClientOptions['fetch']>

/** As many calls at once as a slow platform has lanes, and a held one; more would only wait there. */
const CONNECTIONS = 16

/**
 * What grammY calls the platform with: undici's own client, which costs half of what the fetch functions
 * do. It knows one origin and follows no redirect, so that a call can go nowhere else.
 */
export function createApiFetch(apiRoot: string): Fetch {
  let pool: Pool | undefined
  const fetch = async (address: string, { method, headers, body, signal }: ApiCall) => {
    const { origin } = new URL(apiRoot)
    pool ??= await openPool(origin)
    const answer = await pool.request({ path: address.slice(origin.length), method, headers, body, signal })
    return { json: () => answer.body.json() }
  }
  return forGrammy(fetch)
}

/** Loaded with the first call: where this channel is off, it costs nothing. */
async function openPool(origin: string): Promise<Pool> {
  const undici = await import('undici')
  return new undici.Pool(origin, { connections: CONNECTIONS })
}

/** What grammY hands to its fetch function, and all it does. */
interface ApiCall {
  readonly method: 'POST'
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Readable
  readonly signal: AbortSignal
}

/** grammY's types ask for a whole fetch function; it uses no more than this. */
function forGrammy(fetch: (address: string, call: ApiCall) => Promise<{ json(): Promise<unknown> }>): Fetch {
  return fetch as unknown as Fetch
}
