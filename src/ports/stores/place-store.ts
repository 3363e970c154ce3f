import type { Village } from '../../domain/place/place.ts'
import type { Station } from '../../domain/place/station.ts'

/** Villages and stations as the county imported them; they join the configured towns. */
export interface PlaceStore {
  /** Replaces what was imported before, in one go. */
  replace(places: { villages: readonly Village[]; stations: readonly Station[] }): Promise<void>
  villages(): Promise<readonly Village[]>
  stations(): Promise<readonly Station[]>
}
