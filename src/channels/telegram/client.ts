import { Api, type ApiClientOptions } from 'grammy'
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

/** Talks to the configured API root and nobody else: a redirect is an error. */
export function createClients({ token, apiRoot, timing }: ClientOptions): Clients {
  const options = (timeoutSeconds: number): ApiClientOptions => ({
    timeoutSeconds,
    baseFetchConfig: { redirect: 'error', compress: true },
    ...(apiRoot !== undefined && { apiRoot: apiRoot.replace(/\/+$/, '') }),
  })
  return {
    api: new Api(token, options(timing.callSeconds)),
    held: new Api(token, options(timing.pollSeconds + timing.callSeconds)),
  }
}
