import type { Desk } from '../../core/casework/desk.ts'
import { staffActor } from '../../core/casework/desk.ts'
import { runStaffCommand } from '../../core/casework/run-staff-command.ts'
import type { Case } from '../../domain/casework/case.ts'
import { canOnCase } from '../../domain/people/policy.ts'
import { shanghaiDay } from '../../domain/shanghai-time.ts'
import type { Stores } from '../../ports/database.ts'
import type { Problem } from '../page/html.ts'
import { goTo } from '../send-page.ts'
import type { StaffVisit } from '../visit.ts'
import { type CaseAct, mayAct } from './case-acts.ts'
import { casePath } from './case-link.ts'
import { findVisibleCase } from './find-visible-case.ts'
import { readAct } from './read-act.ts'
import { sendCase, sendNoCase } from './show-case.ts'

const CHANGED = '您打开这一页以后，案件有了变化，所以这次没有记上。请看看下面的新情况，还要办就再按一次。'

type ActResult =
  | { readonly kind: 'no-case' }
  | { readonly kind: 'done'; readonly theCase: Case; readonly words: string }
  | {
      readonly kind: 'not-done'
      readonly theCase: Case
      readonly problems: readonly Problem[]
      readonly status: 403 | 409 | 422
    }

/** Runs one act through the staff command of the same name, all in one transaction. */
export function runAct(act: CaseAct) {
  return async (visit: StaffVisit): Promise<Response> => {
    const result = await visit.office.database.transaction((stores) => actOn(visit, stores, act))
    if (result.kind === 'no-case') return sendNoCase(visit)
    if (result.kind === 'not-done') return sendCase(visit, result.theCase, { ...result, typed: visit.form })
    visit.office.onQueued()
    return goTo(visit, await nextPath(visit, result.theCase), result.words)
  }
}

async function actOn(visit: StaffVisit, stores: Stores, act: CaseAct): Promise<ActResult> {
  const { office, form, me } = visit
  const theCase = await findVisibleCase(visit, stores)
  if (theCase === undefined) return { kind: 'no-case' }
  const county = office.county()
  const allowed = mayAct(me, act, { theCase, county })
  const read = readAct({ act, theCase, county, form, today: shanghaiDay(visit.now) })
  if (read.kind === 'wrong') {
    return { kind: 'not-done', theCase, problems: read.problems, status: allowed ? 422 : 403 }
  }
  // A form filled in against an older state, or sent twice. Who lost a race for a claim is told by the command.
  const isOld = form('version') !== String(theCase.version)
  if (allowed && isOld && act !== 'claim') {
    return { kind: 'not-done', theCase, problems: [{ words: CHANGED }], status: 409 }
  }
  const desk: Desk = {
    stores,
    county,
    now: visit.now,
    ids: office.ids,
    capabilitiesOf: office.capabilitiesOf,
  }
  const { text } = await runStaffCommand(desk, { staff: me, command: read.command })
  const after = (await stores.cases.byId(theCase.id)) ?? theCase
  // The rest of the reply shows the case and chat commands; the page shows both better.
  const words = text.split('\n')[0] ?? ''
  if (after.version > theCase.version) return { kind: 'done', theCase: after, words }
  return { kind: 'not-done', theCase: after, problems: [{ words }], status: allowed ? 409 : 403 }
}

/** After handing a case on, it may have left this reader's reach. */
async function nextPath({ office, me }: StaffVisit, theCase: Case): Promise<string> {
  const stillSeen = canOnCase(staffActor(me, office.county()), 'see', theCase)
  return stillSeen ? casePath(theCase) : '/console'
}
