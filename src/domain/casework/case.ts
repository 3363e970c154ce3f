import type { Route } from '../knowledge/route.ts'
import type { Topic } from '../knowledge/topic.ts'
import type { ChatAddress } from '../message/inbound-message.ts'
import type { AskerPlace } from '../place/place.ts'

/** 待接 · 办理中 · 待补材料 · 办结 · 撤回. A case is routed in the transaction that opens it, so 待派 never rests. */
export type CaseState = 'waiting' | 'active' | 'needs-material' | 'closed' | 'withdrawn'

export const CASE_STATE_LABELS = {
  waiting: '待接',
  active: '办理中',
  'needs-material': '待补材料',
  closed: '办结',
  withdrawn: '撤回',
} as const satisfies Record<CaseState, string>

/** The states in which somebody still has to act. */
export const OPEN_STATES = ['waiting', 'active', 'needs-material'] as const satisfies readonly CaseState[]

/** True while somebody still has to act on the case. */
export function isOpen(theCase: Pick<Case, 'state'>): boolean {
  return OPEN_STATES.some((state) => state === theCase.state)
}

/** Why a person, and not the bot, must handle it. */
export type CaseReason = 'asked-for-person' | 'low-confidence' | 'route' | 'danger'

/** How a case ended, as the bureau counts it. */
export const RESULT_LABELS = {
  solved: '解决了',
  partly: '解决了一部分',
  unsolved: '没解决',
  referred: '转别处办了',
  dropped: '当事人不办了',
} as const satisfies Record<string, string>
export type CaseResult = keyof typeof RESULT_LABELS

/** How a case ended. 办结 and 解决 are two facts: `solved` may be false. Money is integer 分. */
export interface CaseOutcome {
  readonly solved: boolean
  readonly people: number
  readonly recoveredFen: number
  /** Absent in cases closed before it was asked. */
  readonly result?: CaseResult | undefined
  /** What was asked for, and what of it the other side or a decision confirmed. */
  readonly claimedFen?: number | undefined
  readonly confirmedFen?: number | undefined
  /** Papers made, by their titles. May hold names: stored encrypted. */
  readonly documents?: readonly string[] | undefined
  /** True when the other side promised to pay later: asked after 30 days. */
  readonly promised?: boolean | undefined
}

/** How it ended; a case closed before this was asked says so by `solved` alone. */
export function resultOf({ result, solved }: Pick<CaseOutcome, 'result' | 'solved'>): CaseResult {
  return result ?? (solved ? 'solved' : 'unsolved')
}

/** What the asker says about the end. */
export const RATING_LABELS = { 1: '满意', 2: '一般', 3: '没解决' } as const satisfies Record<number, string>
export type Rating = keyof typeof RATING_LABELS

/** Whether promised money came, as the asker says after 30 days. */
export const PAID_LABELS = {
  yes: '钱到手了',
  part: '只到了一部分',
  no: '钱没到手',
} as const satisfies Record<string, string>
export type PaidAnswer = keyof typeof PAID_LABELS

/** What is fixed when a case is opened. */
export interface CaseOpening {
  /** Random, unguessable; the key of everything. */
  readonly id: string
  readonly year: number
  /** Counts up within the year; `2026-0231` is spoken, never a key. */
  readonly serial: number
  /** UTC milliseconds. */
  readonly openedAt: number
  readonly dueAt: number
  readonly person: string
  readonly chat: ChatAddress
  readonly topic: Topic
  readonly route: Route
  readonly reason: CaseReason
  readonly place: AskerPlace
  /** Kept from everyone in the village: family violence, sexual assault, children. */
  readonly sealed: boolean
  /** Stations that must never see it, because the matter is against them. */
  readonly excluded: readonly string[]
  /** The asker's words, phone and ID numbers removed. */
  readonly words: string
}

/** A case as its log of events says it is now. */
export interface Case extends CaseOpening {
  readonly state: CaseState
  readonly station: string
  readonly owner?: string | undefined
  readonly outcome?: CaseOutcome | undefined
  readonly closedAt?: number | undefined
  readonly claimedAt?: number | undefined
  readonly rating?: Rating | undefined
  readonly paid?: PaidAnswer | undefined
  /** True once the asker had it opened again: that happens one time. */
  readonly reopened?: boolean | undefined
  /** What the alarms found out last: the clock that runs out first, UTC ms. Not part of the log. */
  readonly nextDue?: NextDue | undefined
  /** How many events the log holds; writing needs the number last read. */
  readonly version: number
}

/** The clock of a case that runs out first, as last looked at. */
export interface NextDue {
  readonly at: number
  /** The id of its rule. */
  readonly rule: string
}

/** `2026-0231`, as printed and spoken. */
export function caseNumber(theCase: Pick<CaseOpening, 'year' | 'serial'>): string {
  return `${theCase.year}-${String(theCase.serial).padStart(4, '0')}`
}

/** The last four digits, as said over the phone: `0231`. */
export function shortNumber(theCase: Pick<CaseOpening, 'serial'>): string {
  return String(theCase.serial).padStart(4, '0')
}
