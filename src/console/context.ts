import type { Context } from 'hono'

/** What the server hands over with a request: the other end's network address, where known. */
export interface Bindings {
  readonly address: string
}

export type ConsoleContext = Context<{ Bindings: Bindings }>
