import type { Case, CaseOpening, CaseState, NextDue } from '../../domain/casework/case.ts'
import type { CaseEvent } from '../../domain/casework/case-event.ts'
import type { CaseScope } from '../../domain/people/policy.ts'
import type { TimeSpan } from '../../domain/shanghai-time.ts'

/** What to list; every field given must match. */
export interface CaseFilter {
  readonly states?: readonly CaseState[]
  readonly person?: string
  readonly owner?: string
  readonly stations?: readonly string[]
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
  /** The same apart for every station and owner, so that nobody hears of a change they may not see. */
  stamps(): Promise<CaseStamps>
  events(id: string): Promise<readonly CaseEvent[]>
  /** The case a member of staff last closed or transferred at or after `since`. */
  lastEndedBy(staff: string, since: number): Promise<Case | undefined>
  /** A person's cases newest first; every other list with the longest waiting first. */
  list(filter: CaseFilter): Promise<readonly Case[]>
  /** The top of a part of a desk, within what its reader may see; danger first, then what runs out first. */
  queue(scope: CaseScope, part: QueuePart, limit: number): Promise<Queue>
  /** Ids of cases the alarms must look at by now, the longest due first. Every event makes a case due at once. */
  dueForAlarm(now: number, limit: number): Promise<readonly string[]>
  /** Says when to look again, and which clock runs out first; false when the case has moved on since. */
  setAlarm(theCase: Case, alarm: CaseAlarm): Promise<boolean>
  /** Looks again at `at`, whatever the case says: for one that cannot be read now. */
  deferAlarm(id: string, at: number): Promise<void>
}

/** What changes with the cases of one station, sealed ones apart, and with those of one owner. */
export interface CaseStamps {
  readonly stations: readonly { readonly station: string; readonly sealed: boolean; readonly stamp: string }[]
  /** By staff id. */
  readonly owners: ReadonlyMap<string, string>
}

/** One part of a member of staff's desk; the ended newest first, every other part the most urgent first. */
export type QueuePart = 'waiting' | 'mine' | 'others' | { readonly endedSince: number }

/** Nobody reads further: what is beyond is counted as this many. */
export const MOST_COUNTED = 200

/** The first cases of a part, and how many there are, up to `MOST_COUNTED`. */
export interface Queue {
  readonly cases: readonly Case[]
  readonly total: number
}

/** When the alarms look at a case again (UTC ms; undefined: never), and its most urgent clock. */
export interface CaseAlarm {
  readonly at: number | undefined
  readonly nextDue: NextDue | undefined
}
