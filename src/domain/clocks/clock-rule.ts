import type { Period } from '../calendar/period.ts'
import type { Route } from '../knowledge/route.ts'
import type { Topic } from '../knowledge/topic.ts'

/** What can happen to a matter that a period of law begins, ends or starts again with. */
export const PROCEDURE_STEPS = {
  opened: '交来',
  filed: '收到申请',
  accepted: '受理',
  refused: '不受理',
  assigned: '指派',
  decided: '作出决定',
  objected: '提异议',
  answered: '答复异议',
  agreed: '达成协议',
  confirmed: '司法确认',
  harmed: '知道受损',
  claimed: '催讨',
  brought: '已申请仲裁或起诉',
} as const satisfies Record<string, string>

export type ProcedureStep = keyof typeof PROCEDURE_STEPS

/** A pointer to the article a period stands in. */
export interface ClockSource {
  readonly law: string
  readonly article: number | string
}

/** One period, as data. `office`: staff must act in time; `limitation`: the asker loses a right in time. */
export interface ClockRule {
  readonly id: string
  /** On screen, in plain words. */
  readonly label: string
  /** What it means, for somebody who never read the law. */
  readonly plain: string
  readonly kind: 'office' | 'limitation'
  readonly unit: Period['unit']
  readonly length: number
  /** The steps whose day is day nought; the latest one counts. */
  readonly starts: readonly ProcedureStep[]
  readonly stops: readonly ProcedureStep[]
  /** Steps that let it run again from their own day, when they come in time. */
  readonly restarts: readonly ProcedureStep[]
  /** True when the days of waiting for the asker's papers do not count. */
  readonly pauses: boolean
  /** How much longer it may be made, in the same unit. */
  readonly extendBy?: number
  /** True when a last day off moves to the next working day (民法典 203). */
  readonly rolls: boolean
  /** Empty: a setting of the county, or a term nobody has read in the law yet. */
  readonly sources: readonly ClockSource[]
  /** The matters it belongs to. */
  readonly routes: readonly Route[]
  readonly topics: readonly Topic[]
}
