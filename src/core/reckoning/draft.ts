import type { GivenValue } from '../../domain/calculators/inputs.ts'

/** One way to take what was said, as a choice: at most 8 Han on its label. */
export interface DoubtOption {
  readonly label: string
  readonly given: Readonly<Record<string, GivenValue>>
}

/** Something said that can be taken in two or three ways; it is asked, never guessed. */
export interface Doubt {
  readonly key: string
  readonly ask: string
  readonly options: readonly DoubtOption[]
}

/** What is known for one calculation: answers, what was assumed to read them, what must still be asked. */
export interface Draft {
  readonly given: Readonly<Record<string, GivenValue>>
  readonly assumed: readonly string[]
  readonly doubts: readonly Doubt[]
}

export const EMPTY_DRAFT: Draft = { given: {}, assumed: [], doubts: [] }

/** Puts drafts together; what was said first stands. */
export function joinDrafts(...drafts: readonly Draft[]): Draft {
  return drafts.reduce((joined, draft) => ({
    given: { ...draft.given, ...joined.given },
    assumed: [...joined.assumed, ...draft.assumed],
    doubts: [...joined.doubts, ...draft.doubts],
  }))
}

/** A draft that knows one answer. */
export function knows(key: string, value: GivenValue | undefined, assumed?: string): Draft {
  if (value === undefined) return EMPTY_DRAFT
  return { given: { [key]: value }, assumed: assumed === undefined ? [] : [assumed], doubts: [] }
}
