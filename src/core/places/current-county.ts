import type { County } from '../../domain/place/station.ts'
import type { Database } from '../../ports/database.ts'
import { withImportedPlaces } from '../knowledge/load-county.ts'

/** The county as configured plus what the bureau imported, read again now and then so that an import needs no restart. */
export interface CurrentCounty {
  readonly now: () => County
  readonly refresh: () => Promise<void>
}

/** Reads the imported places once and keeps them. */
export async function createCurrentCounty(configured: County, database: Database): Promise<CurrentCounty> {
  let county = configured
  const refresh = async () => {
    const [villages, stations] = await Promise.all([
      database.stores.places.villages(),
      database.stores.places.stations(),
    ])
    county = withImportedPlaces(configured, { villages, stations })
  }
  await refresh()
  return { now: () => county, refresh }
}
