import type { Station } from '../place/station.ts'
import type { Staff } from './staff.ts'

/** Stations where no active member of staff works: their cases climb to the station above. */
export function withoutPeople(stations: readonly Station[], staff: readonly Staff[]): readonly Station[] {
  const staffed = new Set(staff.filter(({ active }) => active).map(({ station }) => station))
  return stations.filter(({ id }) => !staffed.has(id))
}
