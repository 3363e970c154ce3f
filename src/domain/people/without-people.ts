import type { Station } from '../place/station.ts'
import type { Staff } from './staff.ts'

/** Stations where nobody can be reached: their cases climb to the station above. `staff` are those who can. */
export function withoutPeople(stations: readonly Station[], staff: readonly Staff[]): readonly Station[] {
  const staffed = new Set(staff.map(({ station }) => station))
  return stations.filter(({ id }) => !staffed.has(id))
}
