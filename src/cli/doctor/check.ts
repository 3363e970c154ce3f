import type { Entry } from '../../domain/knowledge/entry.ts'
import type { Finding, Law } from '../../domain/knowledge/knowledge-base.ts'
import type { Staff } from '../../domain/people/staff.ts'
import type { County } from '../../domain/place/station.ts'
import type { ChannelStatus } from '../../ports/channel.ts'

/** `good` ✔, `watch` ！ works but needs somebody, `bad` ✘ does not work or will lose data. */
export type CheckState = 'good' | 'watch' | 'bad'

/** What was found, and what to do about it. Chinese, for the operator. */
export interface CheckResult {
  readonly state: CheckState
  readonly found: string
  readonly fix?: string
}

/** One thing worth looking at. A check that throws is shown as bad with the error's sentence. */
export interface Check {
  readonly id: string
  readonly title: string
  readonly look: (context: DoctorContext) => Promise<CheckResult> | CheckResult
}

interface Backlog {
  readonly pending: number
  readonly dead: number
}

/** What the checks look through. Functions may throw: one broken part never hides the others. */
export interface DoctorContext {
  readonly now: number
  /** Such as `v24.21.0`. */
  readonly nodeVersion: string
  readonly port: number
  /** `serving`: taken by this program itself. */
  readonly portState: () => Promise<'free' | 'serving' | 'taken'>
  readonly dataDir: string
  readonly isWritable: () => Promise<boolean>
  readonly freeBytes: () => Promise<number>
  /** Permission bits of the key file; undefined when there is none, as with the setting DATA_KEY. */
  readonly keyFileMode: () => Promise<number | undefined>
  readonly keyMatches: () => Promise<boolean>
  /** `ok`, or what the database says is wrong with it. */
  readonly integrity: () => Promise<string>
  readonly inbox: () => Promise<Backlog>
  readonly outbox: () => Promise<Backlog>
  readonly staff: () => Promise<readonly Staff[]>
  /** Those a case may be left to. */
  readonly reachableStaff: () => Promise<readonly Staff[]>
  /** UTC ms of the newest backup; undefined when none is known. */
  readonly lastBackupAt: () => Promise<number | undefined>
  readonly county: () => Promise<County>
  readonly knowledge: () => Promise<{
    readonly entries: readonly Entry[]
    readonly laws: ReadonlyMap<string, Law>
    readonly findings: readonly Finding[]
  }>
  readonly channels: () => Promise<readonly { readonly name: string; readonly status: ChannelStatus }[]>
}

export const good = (found: string): CheckResult => ({ state: 'good', found })
export const watch = (found: string, fix: string): CheckResult => ({ state: 'watch', found, fix })
export const bad = (found: string, fix: string): CheckResult => ({ state: 'bad', found, fix })

/** The first few of a list, for one line. */
export function few(names: readonly string[], limit = 5): string {
  return names.length > limit ? `${names.slice(0, limit).join('、')} 等` : names.join('、')
}
