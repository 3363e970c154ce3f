import type { CaseOutcome } from './case.ts'

/** Who did it: staff by id, the asker, or the program itself. */
export type EventActor =
  | { readonly kind: 'staff'; readonly id: string }
  | { readonly kind: 'asker' }
  | { readonly kind: 'system' }

/** Everything that can happen to a case after it is opened. Notes may hold names: stored encrypted. */
export type CaseEventBody =
  | { readonly kind: 'routed'; readonly station: string; readonly hops: readonly string[] }
  | { readonly kind: 'claimed'; readonly staff: string }
  | { readonly kind: 'handed-back'; readonly reason: string }
  | { readonly kind: 'transferred'; readonly station: string }
  | { readonly kind: 'progress-noted'; readonly note: string }
  | { readonly kind: 'material-requested'; readonly note: string }
  | { readonly kind: 'asker-wrote'; readonly note: string }
  | { readonly kind: 'closed'; readonly outcome: CaseOutcome }
  | { readonly kind: 'withdrawn' }

/** One line of the log: who, when (UTC ms), what. */
export interface CaseEvent {
  readonly at: number
  readonly actor: EventActor
  readonly body: CaseEventBody
}
