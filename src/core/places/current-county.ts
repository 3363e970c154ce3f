import type { County } from '../../domain/place/station.ts'
import type { Database } from '../../ports/database.ts'
import { withImportedPlaces } from '../knowledge/load-county.ts'
import { withContacts, withSettings } from './county-settings.ts'

/** The county as configured plus what the bureau imported and set, read again now and then so that nothing needs a restart. */
export interface CurrentCounty {
  readonly now: () => County
  readonly refresh: () => Promise<void>
}

/** Reads what was imported and set once and keeps it. */
export async function createCurrentCounty(configured: County, database: Database): Promise<CurrentCounty> {
  let county = configured
  const refresh = async () => {
    const { places, settings } = database.stores
    const imported = { villages: await places.villages(), stations: await places.stations() }
    const set = withSettings(configured, await settings.all())
    county = withContacts(withImportedPlaces(set, imported), await places.contacts())
  }
  await refresh()
  return { now: () => county, refresh }
}
