import type { Route } from '../knowledge/route.ts'
import type { Town, Village } from './place.ts'

/** The steps of the place tree, and stations that belong to a unit such as a court. */
export type StationLevel = 'county' | 'town' | 'village' | 'unit'

/** A door to knock on. Contacts are shown only when somebody has verified them. */
export interface Station {
  readonly id: string
  readonly name: string
  readonly level: StationLevel
  /** The station one level up; the county centre has none. */
  readonly parent?: string | undefined
  readonly town?: string | undefined
  readonly village?: string | undefined
  /** The routes this unit station stands for. */
  readonly routes: readonly Route[]
  readonly address?: string | undefined
  readonly hours?: string | undefined
  readonly phone?: string | undefined
  /** Asia/Shanghai day of the last check by a person; absent = never shown to villagers. */
  readonly verifiedOn?: string | undefined
}

/** Everything local: what the bureau configures and no law says. */
export interface County {
  readonly id: string
  readonly name: string
  readonly towns: readonly Town[]
  readonly villages: readonly Village[]
  readonly stations: readonly Station[]
  /** How many working days a case may wait for its end before it counts as over time. */
  readonly handleWithinWorkingDays: number
  /** Days the county closes or works against the national calendar, YYYY-MM-DD. */
  readonly closedDays: readonly string[]
  readonly workDays: readonly string[]
  /** Office hours until a case nobody took is spoken of; absent = 4. */
  readonly claimWithinHours?: number | undefined
  /** When offices open and close; absent = 08:30 to 18:00, which the bureau has to confirm. */
  readonly officeHours?: OfficeHours | undefined
}

/** `08:30` to `18:00`, on a Shanghai wall clock. */
export interface OfficeHours {
  readonly opens: string
  readonly closes: string
}

export const USUAL_OFFICE_HOURS: OfficeHours = { opens: '08:30', closes: '18:00' }
