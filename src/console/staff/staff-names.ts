import type { StaffVisit } from '../visit.ts'

/** What staff are called, by id. */
export async function staffNames({ office }: StaffVisit): Promise<(id: string) => string> {
  const names = new Map((await office.database.stores.staff.list()).map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? '不在名单上的人'
}
