import type { Actor } from '../../domain/people/policy.ts'
import type { Staff } from '../../domain/people/staff.ts'
import { reachOf } from '../../domain/place/place-tree.ts'
import type { County } from '../../domain/place/station.ts'
import type { Stores } from '../../ports/database.ts'
import type { Ids } from '../../ports/ids.ts'
import type { CapabilitiesOf } from './send-to.ts'

/** Everything a piece of casework needs: one transaction, one instant, one county. */
export interface Desk {
  readonly stores: Stores
  readonly county: County
  readonly now: number
  readonly ids: Ids
  readonly capabilitiesOf: CapabilitiesOf
}

/** The staff member as an actor, with the stations they reach. */
export function staffActor(staff: Staff, county: County): Extract<Actor, { kind: 'staff' }> {
  return { kind: 'staff', staff, reach: reachOf(staff.station, county.stations) }
}
