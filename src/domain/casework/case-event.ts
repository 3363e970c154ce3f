import type { ProcedureStep } from '../clocks/clock-rule.ts'
import type { CaseOutcome, CaseState, PaidAnswer, Rating } from './case.ts'

/** Who did it: staff by id, the asker, or the program itself. */
export type EventActor =
  | { readonly kind: 'staff'; readonly id: string }
  | { readonly kind: 'asker' }
  | { readonly kind: 'system' }

/** Why somebody is reminded of a case. */
export const ALARM_CAUSES = {
  unclaimed: '没人接',
  untouched: '好几天没动',
  'due-soon': '快到期',
  late: '过了期',
  'limitation-30': '时效不到 30 天',
  'limitation-7': '时效不到 7 天',
  'follow-up': '该回访',
} as const satisfies Record<string, string>
export type AlarmCause = keyof typeof ALARM_CAUSES

/** Who is reminded, from near to far. */
export const ALARM_RUNGS = {
  station: '站点的人',
  owner: '办的人',
  substitute: '替他的人',
  above: '上一级',
  duty: '县里值班的人',
} as const satisfies Record<string, string>
export type AlarmRung = keyof typeof ALARM_RUNGS

/** Everything that can happen to a case after it is opened. Notes may hold names: stored encrypted. */
export type CaseEventBody =
  | { readonly kind: 'routed'; readonly station: string; readonly hops: readonly string[] }
  | { readonly kind: 'claimed'; readonly staff: string }
  | { readonly kind: 'handed-back'; readonly reason: string }
  /** The owner cannot act: to a substitute, or back to waiting when there is none. `back`: the owner returned. */
  | {
      readonly kind: 'handed-on'
      readonly from: string
      readonly to?: string | undefined
      readonly why: 'away' | 'gone' | 'back'
    }
  | { readonly kind: 'transferred'; readonly station: string }
  | { readonly kind: 'progress-noted'; readonly note: string }
  /** For staff only: the asker never reads it. */
  | { readonly kind: 'remarked'; readonly remark: string }
  | { readonly kind: 'material-requested'; readonly note: string }
  | { readonly kind: 'asker-wrote'; readonly note: string }
  /** A paper that waited for a second pair of eyes was read and given to the asker; `paper` is its id. */
  | { readonly kind: 'paper-released'; readonly paper: string; readonly title: string }
  /** A step of procedure that clocks look at, on its own Asia/Shanghai day. */
  | {
      readonly kind: 'step-taken'
      readonly step: ProcedureStep
      readonly day: string
      readonly note?: string | undefined
    }
  | { readonly kind: 'extended'; readonly reason: string }
  /** Somebody was told that the case waits; `told` are staff ids, empty when nobody could be reached. */
  | {
      readonly kind: 'reminded'
      readonly why: AlarmCause
      readonly rung: AlarmRung
      readonly told: readonly string[]
    }
  | { readonly kind: 'closed'; readonly outcome: CaseOutcome }
  | { readonly kind: 'withdrawn' }
  /** A close or a transfer taken back within seconds: the case is again what it was before. */
  | {
      readonly kind: 'undone'
      readonly what: 'closed' | 'transferred'
      readonly state: CaseState
      readonly station: string
      readonly owner?: string | undefined
    }
  | { readonly kind: 'rated'; readonly rating: Rating }
  | { readonly kind: 'reopened'; readonly station: string }
  | { readonly kind: 'follow-up-asked' }
  | { readonly kind: 'followed-up'; readonly paid: PaidAnswer }

/** One line of the log: who, when (UTC ms), what. */
export interface CaseEvent {
  readonly at: number
  readonly actor: EventActor
  readonly body: CaseEventBody
}
