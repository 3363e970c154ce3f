/** What the model is used for. */
export type ModelTask = 'near' | 'rewrite' | 'join'

/** What became of an answer: it was used, it was dropped by the guard, or there was none. */
export type ModelOutcome = 'used' | 'dropped' | 'failed'

/** One question to the model and what came of it, for people to check. Holds nothing personal. */
export interface ModelUse {
  readonly id: string
  /** UTC milliseconds. */
  readonly at: number
  /** Pseudonymous key of the asker, so that their rows go when they ask for it. */
  readonly person: string
  readonly task: ModelTask
  /** Prompt and version, `rewrite@1`. */
  readonly prompt: string
  readonly model: string
  /** What it was given, with placeholders. Stored encrypted. */
  readonly given: string
  /** What it said, cut. Stored encrypted. */
  readonly said: string
  readonly outcome: ModelOutcome
  /** A fixed word that says why it was dropped or failed, or what it was used for. */
  readonly why: string
  /** How long it took, milliseconds. */
  readonly ms: number
}

/** How often the model may be asked in one Asia/Shanghai day. */
export interface ModelLimits {
  readonly perDay: number
  readonly perPerson: number
}

export interface ModelStore {
  /** Counts one question against both limits; false, and nothing counted, when either is used up. */
  spend(of: { day: string; person: string; limits: ModelLimits }): Promise<boolean>
  /** How many questions of a day were counted. */
  spent(day: string): Promise<number>
  add(use: ModelUse): Promise<void>
  /** The newest first; of one person when given. */
  latest(of: { most: number; person?: string | undefined }): Promise<readonly ModelUse[]>
  /** How many rows ended how since an instant. */
  tally(since: number): Promise<Readonly<Record<ModelOutcome, number>>>
  /** Forgets what the model was asked for one person; the day's count stays. */
  erase(person: string): Promise<void>
  /** Forgets what is older: rows before `at`, and the counts of days before `day`. */
  forgetBefore(than: { at: number; day: string }): Promise<void>
}
