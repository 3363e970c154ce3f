/**
 * What a member of staff may do; `admin` also manages people, `duty` answers alarms day and night, `reader` looks and
 * does nothing.
 */
export type StaffRole = 'admin' | 'duty' | 'lawyer' | 'station' | 'reader'

/** One member of staff and the station they work for. */
export interface Staff {
  readonly id: string
  readonly name: string
  readonly role: StaffRole
  readonly station: string
  readonly active: boolean
}
