import type { Citation, Urgency } from './entry.ts'
import type { Route } from './route.ts'
import type { Topic } from './topic.ts'

/** One kind of danger happening now, how people say it, and the fixed words we answer with. */
export interface DangerScript {
  readonly kind: string
  readonly urgency: Extract<Urgency, 'urgent' | 'emergency'>
  readonly route: Route
  readonly topic: Topic
  /** Numbers to dial, most important first. */
  readonly numbers: readonly string[]
  /** True when the duty officer is told at once. */
  readonly duty: boolean
  /** True when nobody in the village may learn of it (family violence, sexual assault, children). */
  readonly sealed: boolean
  readonly script: string
  /** Neutral words for a phone that somebody else may be reading. */
  readonly gentle?: string | undefined
  readonly citations: readonly Citation[]
  /** Patterns: literal text, `…` for up to six other characters, `(a|b)` for alternatives. */
  readonly patterns: readonly string[]
  /** Patterns that cancel a match: past, hearsay, figures of speech. */
  readonly except: readonly string[]
  /** Sentences that must trigger, and sentences that must not: the file's own test. */
  readonly hits: readonly string[]
  readonly not: readonly string[]
}
