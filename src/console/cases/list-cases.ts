import { staffActor } from '../../core/casework/desk.ts'
import { canOnCase, caseScope } from '../../domain/people/policy.ts'
import type { Queue, QueuePart } from '../../ports/stores/case-store.ts'
import { sendPage } from '../send-page.ts'
import type { StaffVisit } from '../visit.ts'
import { caseListPage } from './case-list-page.ts'
import { undoForm } from './undo.ts'

const ENDED_SHOWN_MS = 30 * 86_400_000
/** So many of what this reader may have to do, fewer of the rest; whoever has more looks for one by its number. */
const SHOWN = 50
const SHOWN_BESIDE = 20

/** The first page: the top of every part this reader may see, and not a trace of the rest. */
export async function listCases(visit: StaffVisit): Promise<Response> {
  const { office, me, now } = visit
  const { cases, staff } = office.database.stores
  const actor = staffActor(me, office.county())
  const scope = caseScope(actor)
  const part = async (which: QueuePart, most = SHOWN): Promise<Queue> => {
    if (!scope) return { cases: [], total: 0 }
    const found = await cases.queue(scope, which, most)
    return { ...found, cases: found.cases.filter((theCase) => canOnCase(actor, 'see', theCase)) }
  }
  const names = new Map((await staff.list()).map(({ id, name }) => [id, name]))
  const page = caseListPage({
    ...{ county: office.county(), names, now },
    ...{
      waiting: await part('waiting'),
      mine: await part('mine'),
      others: await part('others', SHOWN_BESIDE),
    },
    ended: await part({ endedSince: now - ENDED_SHOWN_MS }, SHOWN_BESIDE),
    undo: await undoForm(visit),
  })
  return sendPage(visit, page)
}
