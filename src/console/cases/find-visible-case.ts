import { staffActor } from '../../core/casework/desk.ts'
import { findCase } from '../../core/casework/find-case.ts'
import type { Case } from '../../domain/casework/case.ts'
import { canOnCase } from '../../domain/people/policy.ts'
import type { Stores } from '../../ports/database.ts'
import type { StaffVisit } from '../visit.ts'

const NUMBER = /^(?:\d{4}-)?\d{1,6}$/

/** The case of the address, when there is one and this reader may see it; nobody learns which of the two failed. */
export async function findVisibleCase(visit: StaffVisit, stores: Stores): Promise<Case | undefined> {
  const { office, context, me, now } = visit
  const number = context.req.param('number') ?? ''
  if (!NUMBER.test(number)) return undefined
  const found = await findCase(stores.cases, number, now)
  return found && canOnCase(staffActor(me, office.county()), 'see', found) ? found : undefined
}
