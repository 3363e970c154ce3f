/** Where a revision stands: written, in use, or given up (also after it was in use). */
export type RevisionState = 'draft' | 'published' | 'withdrawn'

/** One version of an entry as the county's own people wrote it; the newest published one replaces the file. */
export interface EntryRevision {
  readonly id: string
  /** The entry's id, topic/slug. */
  readonly entry: string
  /** The whole entry, in the form of its file. */
  readonly source: string
  readonly author: string
  /** UTC milliseconds. */
  readonly createdAt: number
  readonly state: RevisionState
  /** Who published or gave it up, and when; absent for a draft. */
  readonly decidedBy?: string | undefined
  readonly decidedAt?: number | undefined
  /** The consultation whose asker waits for this answer. */
  readonly answers?: string | undefined
}

/** What became of a question nobody could answer: in the hands of a member of staff, answered, or set aside. */
export interface MissedQuestion {
  readonly consultation: string
  readonly state: 'claimed' | 'answered' | 'set-aside'
  readonly by: string
  /** UTC milliseconds. */
  readonly at: number
}
