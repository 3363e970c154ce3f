import type { Village } from '../../domain/place/place.ts'
import type { Station } from '../../domain/place/station.ts'

/** How a station is reached, as the county wrote it down at the console. */
export type StationContact = Pick<Station, 'address' | 'hours' | 'phone' | 'verifiedOn'> & {
  readonly station: string
}

/** Villages and stations as the county imported them; they join the configured towns. */
export interface PlaceStore {
  /** Replaces what was imported before, in one go. */
  replace(places: { villages: readonly Village[]; stations: readonly Station[] }): Promise<void>
  villages(): Promise<readonly Village[]>
  stations(): Promise<readonly Station[]>
  /** What was written at the console; it lies over the configured and the imported. */
  contacts(): Promise<readonly StationContact[]>
  putContact(contact: StationContact, change: { readonly by: string; readonly at: number }): Promise<void>
}
