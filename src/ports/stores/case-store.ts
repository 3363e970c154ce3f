import type { Case, CaseOpening, CaseState } from '../../domain/casework/case.ts'
import type { CaseEvent } from '../../domain/casework/case-event.ts'
import type { TimeSpan } from '../../domain/shanghai-time.ts'

/** What to list; every field given must match. */
export interface CaseFilter {
  readonly states?: readonly CaseState[]
  readonly person?: string
  readonly owner?: string
  readonly opened?: TimeSpan
  readonly closed?: TimeSpan
  readonly limit?: number
}

export interface CaseStore {
  /** The next serial of a year; the row is locked until the transaction ends, so numbers have no gaps. */
  nextSerial(year: number): Promise<number>
  /** Writes the opening and its first routing as one case in state `waiting`. */
  open(opening: CaseOpening, routed: CaseEvent): Promise<Case>
  /** Appends when the case is still at `theCase.version`; undefined when somebody was faster. */
  append(theCase: Case, event: CaseEvent): Promise<Case | undefined>
  byNumber(year: number, serial: number): Promise<Case | undefined>
  byId(id: string): Promise<Case | undefined>
  /** Changes with every case that is opened and every event that is appended. */
  stamp(): Promise<string>
  events(id: string): Promise<readonly CaseEvent[]>
  /** A person's cases newest first; every other list with the longest waiting first. */
  list(filter: CaseFilter): Promise<readonly Case[]>
}
