import type { Absence } from '../../domain/people/absence.ts'

export interface AbsenceStore {
  /** Also makes the alarms look at the person's open cases at once. */
  put(absence: Absence): Promise<void>
  /** Every leave that ends on this day (Asia/Shanghai) or later. */
  from(day: string): Promise<readonly Absence[]>
  /** Ends a person's leaves with the day before; those not begun are dropped. */
  endBefore(staff: string, day: string): Promise<number>
}
