import { staffActor } from '../../core/casework/desk.ts'
import type { Case } from '../../domain/casework/case.ts'
import { canOnCase } from '../../domain/people/policy.ts'
import { sendPage } from '../send-page.ts'
import type { StaffVisit } from '../visit.ts'
import { caseListPage } from './case-list-page.ts'
import { OPEN_STATES, sortCases } from './sort-cases.ts'

const ENDED_SHOWN_MS = 30 * 86_400_000

/** The first page: every case this reader may see, and not a trace of the others. */
export async function listCases(visit: StaffVisit): Promise<Response> {
  const { office, me, now } = visit
  const { cases, staff } = office.database.stores
  const actor = staffActor(me, office.county())
  const seen = (found: readonly Case[]) => found.filter((theCase) => canOnCase(actor, 'see', theCase))
  const open = seen(await cases.list({ states: OPEN_STATES }))
  const ended = seen(await cases.list({ closed: { from: now - ENDED_SHOWN_MS, to: now + 1 } }))
  const names = new Map((await staff.list()).map(({ id, name }) => [id, name]))
  const page = caseListPage({
    ...{ county: office.county(), names, now },
    ...{ cases: sortCases(open, me.id), ended: ended.toReversed() },
  })
  return sendPage(visit, page)
}
