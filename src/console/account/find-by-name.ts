import type { Staff } from '../../domain/people/staff.ts'
import type { StaffStore } from '../../ports/stores/staff-store.ts'

/** A name as it is compared: width, spaces and case do not matter. */
export function comparableName(name: string): string {
  return name.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase()
}

/** Names are stored encrypted, so all are read: the same work whether the name is known or not. */
export async function findByName(staff: StaffStore, name: string): Promise<Staff | undefined> {
  const wanted = comparableName(name)
  return (await staff.list()).find((member) => comparableName(member.name) === wanted)
}
