import type { EntryRevision, MissedQuestion, RevisionState } from '../../domain/knowledge/entry-revision.ts'

/** Revisions of entries, and the questions without an answer that led to some of them. */
export interface RevisionStore {
  /** Stores a draft. */
  add(revision: EntryRevision): Promise<void>
  byId(id: string): Promise<EntryRevision | undefined>
  /** Newest first; `entry` and `state` narrow it down. */
  list(wish: { readonly entry?: string; readonly state?: RevisionState }): Promise<readonly EntryRevision[]>
  /** Moves a revision on. False when it is no longer in the state it was seen in: somebody was faster. */
  decide(
    revision: Pick<EntryRevision, 'id' | 'state'>,
    decision: { readonly state: RevisionState; readonly by: string; readonly at: number },
  ): Promise<boolean>
  /** Changes whenever what is published changes, so that every process sees it. */
  stamp(): Promise<string>
  /**
   * Takes a question, or says what became of it. False when somebody else has it; an answer ends it whoever has it.
   */
  takeMissed(missed: MissedQuestion): Promise<boolean>
  /** Gives a claimed question back. */
  giveBackMissed(consultation: string, by: string): Promise<void>
  missed(): Promise<readonly MissedQuestion[]>
}
