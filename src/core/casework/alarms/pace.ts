import type { County } from '../../../domain/place/station.ts'

/** How long a case may wait before somebody is reminded. A setting, no law; the bureau has to confirm it. */
export interface AlarmPace {
  /** Office minutes before a waiting case is spoken of again, and then goes one level up. */
  readonly claimWithinMinutes: number
  /** Office minutes from one rung to the next. */
  readonly rungMinutes: number
  /** Plain minutes, day and night, when there is danger. */
  readonly dangerMinutes: number
  /** Office days without any act of staff; longer while the asker's papers are waited for. */
  readonly untouchedDays: number
  readonly materialDays: number
  /** Office days between reminders at the end of the ladder. */
  readonly repeatDays: number
}

const USUAL_PACE: AlarmPace = {
  claimWithinMinutes: 240,
  rungMinutes: 240,
  dangerMinutes: 15,
  untouchedDays: 3,
  materialDays: 5,
  repeatDays: 1,
}

/** The usual pace, with what the county has set. */
export function paceOf({ claimWithinHours }: Pick<County, 'claimWithinHours'>): AlarmPace {
  return claimWithinHours === undefined
    ? USUAL_PACE
    : { ...USUAL_PACE, claimWithinMinutes: claimWithinHours * 60 }
}
