/** One leave of a member of staff: both days (Asia/Shanghai) belong to it. */
export interface Absence {
  readonly id: string
  readonly staff: string
  /** Who stands in: takes over the open cases and is reminded instead. */
  readonly substitute?: string | undefined
  readonly firstDay: string
  readonly lastDay: string
}

/** The leave a member of staff is on, on a day. */
export function absenceOn(absences: readonly Absence[], staff: string, day: string): Absence | undefined {
  return absences.find((one) => one.staff === staff && one.firstDay <= day && day <= one.lastDay)
}
