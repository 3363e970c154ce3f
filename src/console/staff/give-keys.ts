import type { Staff } from '../../domain/people/staff.ts'
import type { Stores } from '../../ports/database.ts'
import { auditAccount } from '../account/audit-account.ts'
import { issueLinkToken, linkTo } from '../account/setup-link.ts'
import { NOT_FOUND } from '../page/notice.ts'
import { ownOrigin } from '../same-site.ts'
import { sendPage } from '../send-page.ts'
import type { StaffVisit } from '../visit.ts'
import { findMember, sendMember } from './show-staff.ts'
import type { GivenKey } from './staff-page.ts'

const CODE_MS = 10 * 60_000
const DISABLED = '这个人已停用。请先重新启用。'

/** A code that ties a chat to this member of staff. */
export function giveBindingCode(visit: StaffVisit): Promise<Response> {
  const { office, now } = visit
  return give(visit, 'staff.code', async (stores, member) => {
    const code = office.ids.code()
    await stores.staff.putBindingCode(member.id, code, now + CODE_MS)
    return { kind: 'code', code }
  })
}

/** A one-time link to set or reset the console password. */
export function givePasswordLink(visit: StaffVisit): Promise<Response> {
  const { office, context } = visit
  const base = ownOrigin(context.req.raw) ?? new URL(context.req.url).origin
  return give(visit, 'staff.link', async (stores, member) => {
    const link = linkTo(base, await issueLinkToken(office, stores, member.id))
    return { kind: 'link', link }
  })
}

/** Answers with the page itself instead of a redirect: what is shown once is stored nowhere. */
async function give(
  visit: StaffVisit,
  action: string,
  make: (stores: Stores, member: Staff) => Promise<GivenKey>,
): Promise<Response> {
  const { office, me, now } = visit
  const member = await findMember(visit)
  if (member === undefined) return sendPage(visit, NOT_FOUND, 404)
  if (!member.active) return sendMember(visit, member, { problems: [{ words: DISABLED }], status: 409 })
  const given = await office.database.transaction(async (stores) => {
    await auditAccount(stores, { at: now, actor: me.id, action, object: member.id })
    return make(stores, member)
  })
  return sendMember(visit, member, { given })
}
