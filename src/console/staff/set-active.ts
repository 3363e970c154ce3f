import { canInOffice } from '../../domain/people/policy.ts'
import { auditAccount } from '../account/audit-account.ts'
import { NOT_FOUND } from '../page/notice.ts'
import { goTo, sendPage } from '../send-page.ts'
import type { StaffVisit } from '../visit.ts'
import { findMember, sendMember } from './show-staff.ts'

const NOT_YOURSELF = '自己不能停用自己。请另一位管理员来办。'

/** Disables or enables; disabling ends every session, link and binding code at once. */
export function setActive(active: boolean) {
  return async (visit: StaffVisit): Promise<Response> => {
    const { office, me, now } = visit
    const member = await findMember(visit)
    if (member === undefined) return sendPage(visit, NOT_FOUND, 404)
    if (member.id === me.id)
      return sendMember(visit, member, { problems: [{ words: NOT_YOURSELF }], status: 409 })
    const isDone = await office.database.transaction(async (stores) => {
      // Asked again inside: two administrators disabling each other must leave one.
      const myself = await stores.staff.byId(me.id)
      if (myself === undefined || !canInOffice(myself, 'manage-staff')) return false
      await stores.staff.put({ ...member, active })
      const action = active ? 'staff.enable' : 'staff.disable'
      await auditAccount(stores, { at: now, actor: me.id, action, object: member.id })
      return true
    })
    if (!isDone) return sendPage(visit, NOT_FOUND, 404)
    return goTo(visit, `/console/staff/${member.id}`, active ? '已重新启用。' : '已停用。')
  }
}
