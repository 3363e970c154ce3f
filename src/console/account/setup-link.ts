import type { Staff } from '../../domain/people/staff.ts'
import type { Stores } from '../../ports/database.ts'
import type { Office } from '../office.ts'
import { auditAccount } from './audit-account.ts'

const SETUP_LINK_MS = 30 * 60_000
/** The name of the row that waits for its first administrator. Nobody can sign in as it: it has no password. */
const PENDING_NAME = '等待设置的管理员'

/** The id of the county centre: the station of the first administrator. */
const COUNTY_CENTRE = 'county'

/** True for the row a first link stands for, until the link is used. */
export function isPending(staff: Staff): boolean {
  return !staff.active && staff.role === 'admin' && staff.name === PENDING_NAME
}

/** What links are made with. */
export type LinkTools = Pick<Office, 'database' | 'ids' | 'clock'>

/** A link for the first administrator. Each new one ends the older ones. */
export async function setupLink(office: LinkTools, base: string): Promise<string | undefined> {
  const token = await office.database.transaction(async (stores) => {
    if (await someAdminCanSignIn(stores)) return undefined
    const staffId = await pendingAdmin(stores, office)
    await stores.accounts.dropTokensOf(staffId)
    return issueLinkToken(office, stores, staffId)
  })
  return token === undefined ? undefined : linkTo(base, token)
}

/**
 * A link for somebody who forgot the password or lost the phone, from the machine itself. Open sessions and older
 * links end; codes are not asked for any more.
 */
export async function resetLink(office: LinkTools, staffId: string, base: string): Promise<string> {
  const token = await office.database.transaction(async (stores) => {
    await stores.accounts.dropTokensOf(staffId)
    await stores.secondFactors.turnOff(staffId)
    const at = office.clock.now()
    await auditAccount(stores, { at, actor: 'command', action: 'account.reset', object: staffId })
    return issueLinkToken(office, stores, staffId)
  })
  return linkTo(base, token)
}

/** A new token for a member of staff to set a password with. */
export async function issueLinkToken(office: LinkTools, stores: Stores, staffId: string): Promise<string> {
  const value = office.ids.token()
  const expiresAt = office.clock.now() + SETUP_LINK_MS
  await stores.accounts.putToken({ purpose: 'setup', value, staffId, expiresAt })
  return value
}

export function linkTo(base: string, token: string): string {
  return `${base.replace(/\/+$/, '')}/console/setup?token=${token}`
}

export async function someAdminCanSignIn(stores: Stores): Promise<boolean> {
  const admins = (await stores.staff.list()).filter(({ role, active }) => role === 'admin' && active)
  for (const { id } of admins) if ((await stores.accounts.passwordHash(id)) !== undefined) return true
  return false
}

async function pendingAdmin(stores: Stores, office: LinkTools): Promise<string> {
  const known = (await stores.staff.list()).find(isPending)
  if (known) return known.id
  const id = office.ids.uuid()
  await stores.staff.put({ id, name: PENDING_NAME, role: 'admin', station: COUNTY_CENTRE, active: false })
  return id
}
