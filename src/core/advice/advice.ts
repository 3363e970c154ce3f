import type { AnswerEntry } from '../../domain/knowledge/entry.ts'
import type { Topic } from '../../domain/knowledge/topic.ts'
import type { EndpointFault } from '../../ports/language-model.ts'
import type { ModelUse } from '../../ports/stores/model-store.ts'

/**
 * What must be asked of others before a message can be answered. Asking takes seconds, so it never happens
 * inside a transaction: handling ends with a need, is undone, and begins again with the advice.
 */
export type Need =
  | { readonly kind: 'near'; readonly words: string }
  | { readonly kind: 'rewrite'; readonly words: string }
  | { readonly kind: 'join'; readonly words: string; readonly entries: readonly AnswerEntry[] }
  | { readonly kind: 'transcript'; readonly ref: string; readonly mediaType: string }

/** What others said so far. A part that was asked for is there, even when nothing came of it. */
export interface Advice {
  /** No more asking: time, slots or the day's budget are used up. Answer with what there is. */
  readonly closed: boolean
  readonly near?: Near
  readonly rewriting?: Rewriting
  readonly joining?: Joining
  readonly heard?: Heard
}

export const NO_ADVICE: Advice = { closed: false }

/** How one question to the model went, before it is known what came of the answer. */
export type ModelTrace = Pick<ModelUse, 'at' | 'task' | 'prompt' | 'model' | 'given' | 'said' | 'ms'>

/** Entries by nearness of meaning, the nearest first, or why there are none. */
export type Near =
  | { readonly kind: 'entries'; readonly entries: readonly AnswerEntry[]; readonly trace: ModelTrace }
  | Lost

/** Other words for a muddled question, or why there are none. */
export type Rewriting =
  | {
      readonly kind: 'words'
      readonly words: string
      readonly topic: Topic | undefined
      readonly trace: ModelTrace
    }
  | Lost

/** Which curated passages answer, in which order, and what leads over to them. */
export type Joining =
  | { readonly kind: 'parts'; readonly parts: readonly PickedPassages[]; readonly trace: ModelTrace }
  | Lost

/** Passages of one entry, word for word, below a few words that lead over to it. */
export interface PickedPassages {
  readonly entry: AnswerEntry
  readonly lead: string
  readonly passages: readonly string[]
}

/** Nothing of use came: no answer, or one that the guard dropped. */
export interface Lost {
  readonly kind: 'lost'
  readonly outcome: 'dropped' | 'failed'
  readonly why: EndpointFault | GuardReason
  readonly trace: ModelTrace
}

/** Why an answer was dropped. */
export type GuardReason =
  | 'not-json'
  | 'wrong-shape'
  | 'no-words'
  | 'foreign-lead'
  | 'unknown-passage'
  | 'missing-matter'
  | 'too-much'

/** What a recording was understood as; undefined when it was not. */
export interface Heard {
  readonly text: string | undefined
}
