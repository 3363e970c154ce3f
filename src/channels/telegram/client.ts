import { Api, type ApiClientOptions } from 'grammy'
import { createApiFetch } from './api-fetch.ts'
import type { Timing } from './timing.ts'

export interface Clients {
  /** Short calls. */
  readonly api: Api
  /** getUpdates, which the platform holds open. */
  readonly held: Api
}

/** grammY's types name the signal of a package older than the platform's own; it uses no more than both have. */
export type GrammySignal = NonNullable<Parameters<Api['getUpdates']>[1]>

export function forGrammy(signal: AbortSignal): GrammySignal {
  return signal as unknown as GrammySignal
}

export interface ClientOptions {
  readonly token: string
  readonly apiRoot?: string | undefined
  readonly timing: Timing
}

const PUBLIC_ROOT = 'https://api.telegram.org'

/** The one server everything is asked from, without a slash at its end. */
export function rootOf(apiRoot: string | undefined): string {
  return (apiRoot ?? PUBLIC_ROOT).replace(/\/+$/, '')
}

/** Talks to the configured API root and nobody else: a redirect is an error. */
export function createClients({ token, apiRoot, timing }: ClientOptions): Clients {
  const root = rootOf(apiRoot)
  const fetch = createApiFetch(root)
  const options = (timeoutSeconds: number): ApiClientOptions => ({
    timeoutSeconds,
    apiRoot: root,
    fetch,
  })
  return {
    api: new Api(token, options(timing.callSeconds)),
    held: new Api(token, options(timing.pollSeconds + timing.callSeconds)),
  }
}
