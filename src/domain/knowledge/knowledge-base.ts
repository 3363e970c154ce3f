import type { Interview } from '../interviews/interview.ts'
import type { LawNote } from '../laws/law-text.ts'
import type { DangerScript } from './danger.ts'
import type { Entry } from './entry.ts'
import type { Lexicon } from './lexicon.ts'

/** A law we rely on: its short name in citations, full name and version. */
export interface Law {
  readonly name: string
  readonly full: string
  /** Asia/Shanghai day the version in use was passed or published. */
  readonly promulgatedOn?: string | undefined
  /** Asia/Shanghai day the version in use came into force. */
  readonly effectiveFrom: string
  readonly effectiveTo?: string | undefined
  readonly articles: number
  /** What its text does not say and a reader of an article must know. */
  readonly notes?: readonly LawNote[] | undefined
  /** Articles that ended before the law did: number (`30`, `276-1`) to the last Asia/Shanghai day. */
  readonly articlesEnded?: Readonly<Record<string, string>> | undefined
  /** Article number to what it says, in our own plain words: for readers of the law, not for one question. */
  readonly gists: Readonly<Record<string, string>>
  /** What happened before this day may fall under the law that was in force then. */
  readonly olderFactsBefore?: string | undefined
}

/** Something wrong with a knowledge file, said to its editor: which file, which line, what is expected. */
export interface Finding {
  readonly file: string
  readonly line: number
  readonly rule: string
  readonly message: string
}

/** Everything the bot knows, read once at start. Files with findings are left out; the rest keeps serving. */
export interface KnowledgeBase {
  readonly entries: readonly Entry[]
  readonly dangers: readonly DangerScript[]
  readonly lexicon: Lexicon
  readonly laws: ReadonlyMap<string, Law>
  /** By name. */
  readonly interviews: ReadonlyMap<string, Interview>
}
