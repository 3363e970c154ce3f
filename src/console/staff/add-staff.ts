import type { Staff } from '../../domain/people/staff.ts'
import type { Stores } from '../../ports/database.ts'
import { auditAccount } from '../account/audit-account.ts'
import type { Problem } from '../page/html.ts'
import { goTo } from '../send-page.ts'
import type { StaffVisit } from '../visit.ts'
import { isRole } from './role-labels.ts'
import { sendStaffList } from './show-staff.ts'
import { nameFault } from './staff-name.ts'

const ADDED = '人加好了。下一步：取绑定码，或取设密码的链接，交给本人。'

export async function addStaff(visit: StaffVisit): Promise<Response> {
  const { office, me, now } = visit
  const result = await office.database.transaction(async (stores) => {
    const read = await readStaff(visit, stores)
    if (read.kind === 'wrong') return read
    await stores.staff.put(read.staff)
    await auditAccount(stores, { at: now, actor: me.id, action: 'staff.add', object: read.staff.id })
    return read
  })
  if (result.kind === 'wrong') return sendStaffList(visit, result.problems)
  return goTo(visit, `/console/staff/${result.staff.id}`, ADDED)
}

type ReadStaff =
  | { readonly kind: 'staff'; readonly staff: Staff }
  | { readonly kind: 'wrong'; readonly problems: readonly Problem[] }

async function readStaff({ office, form }: StaffVisit, stores: Stores): Promise<ReadStaff> {
  const [name, role, station] = [form('name').trim(), form('role'), form('station')]
  const ofName = await nameFault(stores, name)
  const problems: Problem[] = ofName === undefined ? [] : [{ field: 'name', words: ofName }]
  if (!office.county().stations.some(({ id }) => id === station)) {
    problems.push({ field: 'station', words: '请选他在哪个站点。' })
  }
  if (!isRole(role))
    return { kind: 'wrong', problems: [...problems, { field: 'role', words: '请选他做什么。' }] }
  if (problems.length > 0) return { kind: 'wrong', problems }
  return { kind: 'staff', staff: { id: office.ids.uuid(), name, role, station, active: true } }
}
