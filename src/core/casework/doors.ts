import type { Staff } from '../../domain/people/staff.ts'
import { type Doors, isWithinReach } from '../../domain/people/within-reach.ts'
import type { Stores } from '../../ports/database.ts'

/** By what staff hear of cases now. */
export async function readDoors({ staff, accounts }: Pick<Stores, 'staff' | 'accounts'>): Promise<Doors> {
  const bound = await staff.bound()
  return { bound: new Set(bound.map((one) => one.staff.id)), lastSeen: await accounts.lastSeen() }
}

/** Everybody a case may be left to. */
export async function staffWithinReach(desk: {
  readonly stores: Pick<Stores, 'staff' | 'accounts'>
  readonly now: number
}): Promise<readonly Staff[]> {
  const doors = await readDoors(desk.stores)
  return (await desk.stores.staff.list()).filter((member) => isWithinReach(member, doors, desk.now))
}
