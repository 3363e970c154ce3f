import { CODES_FIRST, hasCodes } from '../account/has-codes.ts'
import type { StaffVisit } from '../visit.ts'
import { findVisibleCase } from './find-visible-case.ts'
import { mayShowPhone } from './phone.ts'
import { sendCase, sendNoCase } from './show-case.ts'

const REFUSED = '只有接单的人和管理员能看号码。要看，请先接单。'

/** Shows the number once. The audit line is written before anything is shown. */
export async function showPhone(visit: StaffVisit): Promise<Response> {
  const { office, me, now } = visit
  const isSafe = await hasCodes(visit)
  const looked = await office.database.transaction(async (stores) => {
    const theCase = await findVisibleCase(visit, stores)
    if (theCase === undefined) return undefined
    const isTheirs = mayShowPhone(me, theCase, office.county())
    const may = isTheirs && isSafe
    const line = { at: now, actor: me.id, action: 'case.show-phone', object: theCase.id }
    await stores.audit.add({ ...line, result: may ? 'done' : 'refused' })
    return {
      theCase,
      may,
      isTheirs,
      phone: may ? (await stores.identities.get(theCase.person)).phone : undefined,
    }
  })
  if (looked === undefined) return sendNoCase(visit)
  const { theCase, may, isTheirs, phone } = looked
  const words = isTheirs ? CODES_FIRST : REFUSED
  if (!may) return sendCase(visit, theCase, { problems: [{ words }], status: 403 })
  return sendCase(visit, theCase, phone === undefined ? {} : { phone: { kind: 'shown', number: phone } })
}
