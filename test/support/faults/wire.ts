import type { SendResult } from '../../../src/ports/channel.ts'
import type { DatabaseLocation } from '../../../src/storage/open-database.ts'
import type { Said } from './history.ts'
import type { Mutant } from './mutants.ts'

/** What a worker process is told at its start. */
export interface WorkerOrders {
  readonly location: DatabaseLocation
  readonly key: string
  /** How fast its clock runs: a lease of 5 s lasts 250 ms at 20. */
  readonly speed: number
  /** When its clock stood at zero offset, real ms. */
  readonly epoch: number
  readonly mutant?: Mutant | undefined
  /** Kills itself at this many steps after its start. */
  readonly killAt?: number | undefined
  /** Kills itself at the first step of this name. */
  readonly killAtStep?: string | undefined
  /** Stops itself (until it is told to go on) at the first step of this name. */
  readonly stopAtStep?: string | undefined
  /** Handlers take up to this long, ms. */
  readonly slowMs?: number | undefined
}

export type ToWorker =
  | { readonly kind: 'deliver'; readonly said: Said }
  | { readonly kind: 'outcome'; readonly call: number; readonly result: SendResult }
  | { readonly kind: 'shift-clock'; readonly ms: number }
  | { readonly kind: 'stop' }

export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'ack'; readonly id: string; readonly chat: string }
  | { readonly kind: 'send'; readonly call: number; readonly chat: string; readonly text: string }
  /** The steps it went through, told at its orderly end. */
  | { readonly kind: 'steps'; readonly steps: readonly string[] }
