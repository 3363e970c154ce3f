import { auditAccount } from '../account/audit-account.ts'
import { NOT_FOUND } from '../page/notice.ts'
import { goTo, sendPage } from '../send-page.ts'
import type { StaffVisit } from '../visit.ts'
import { findMember, sendMember } from './show-staff.ts'

const NOT_YOURSELF = '自己的验证码，请在“我的”里关。'

/** For a lost phone: no codes any more, and whoever was signed in as this person is out. */
export async function endCodes(visit: StaffVisit): Promise<Response> {
  const { office, me, now } = visit
  const member = await findMember(visit)
  if (member === undefined) return sendPage(visit, NOT_FOUND, 404)
  if (member.id === me.id)
    return sendMember(visit, member, { problems: [{ words: NOT_YOURSELF }], status: 409 })
  await office.database.transaction(async (stores) => {
    await stores.secondFactors.turnOff(member.id)
    await stores.accounts.dropTokensOf(member.id)
    await auditAccount(stores, { at: now, actor: me.id, action: 'staff.codes-off', object: member.id })
  })
  return goTo(visit, `/console/staff/${member.id}`, '验证码关掉了。他登录只要密码，请他尽快再开。')
}
