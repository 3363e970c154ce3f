import type { Route } from '../knowledge/route.ts'
import type { Topic } from '../knowledge/topic.ts'

/** What kind of answer a question takes; each kind has its reader. `words` takes anything. */
export const QUESTION_KINDS = [
  'choice',
  'words',
  'money',
  'date',
  'count',
  'town',
  'village',
  'phone',
  'worker',
  'workers',
] as const
export type QuestionKind = (typeof QUESTION_KINDS)[number]

/** One thing that can be chosen. */
export interface QuestionChoice {
  /** ≤ 8 Han. */
  readonly label: string
  /** Words of the asker that already say this, so that it need not be asked. */
  readonly heard: readonly string[]
  /** The kind of danger this choice speaks of: its fixed words are said at once. */
  readonly danger?: string | undefined
}

/** One question of an interview, asked by itself. */
export interface Question {
  readonly key: string
  /** Its name in the summary, ≤ 8 Han. */
  readonly label: string
  readonly ask: string
  readonly kind: QuestionKind
  readonly choices: readonly QuestionChoice[]
  /** How an answer looks, said when one was not understood; ≤ 20 Han. */
  readonly example?: string | undefined
  /** Health, violence and the like: why it is asked. Then the asker says yes before the question itself. */
  readonly sensitive?: string | undefined
  /** Asked only when an earlier answer is one of these. */
  readonly when?: { readonly key: string; readonly is: readonly string[] } | undefined
}

/** A guided intake: what a person who takes over needs to know, in the order it is asked. */
export interface Interview {
  readonly name: string
  /** What it is about, as a choice: ≤ 8 Han. */
  readonly title: string
  readonly topic: Topic
  readonly route: Route
  /** Kept from everyone in village and town from the first question on. */
  readonly sealed: boolean
  readonly questions: readonly Question[]
  /** The keys asked when somebody only wants a person. */
  readonly short: readonly string[]
  /** What to photograph, most useful first. */
  readonly evidence: readonly string[]
}
