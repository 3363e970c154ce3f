import type { Bot, BotEvent, Memory } from './bot.ts'

/** What goes between the program and the thread wechaty lives in. All of it can be cloned. */
export interface Start {
  readonly puppet: string
  readonly token: string | undefined
  readonly memory: Memory
}

export interface Call {
  readonly id: number
  readonly method: keyof Bot
  readonly args: readonly unknown[]
}

export type Note =
  | { readonly kind: 'opened' }
  | { readonly kind: 'event'; readonly event: BotEvent }
  | { readonly kind: 'memory'; readonly memory: Memory }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  /** `id` is absent when no bot could be made at all. Errors do not cross threads, codes do. */
  | { readonly kind: 'failure'; readonly id?: number; readonly code: string }
