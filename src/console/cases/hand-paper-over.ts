import { audit } from '../../core/casework/audit.ts'
import { staffActor } from '../../core/casework/desk.ts'
import { releasePaper } from '../../core/casework/release-paper.ts'
import type { Case } from '../../domain/casework/case.ts'
import { canOnCase } from '../../domain/people/policy.ts'
import type { Stores } from '../../ports/database.ts'
import { goTo } from '../send-page.ts'
import type { StaffVisit } from '../visit.ts'
import { casePath } from './case-link.ts'
import { findVisiblePaper } from './find-visible-paper.ts'
import { sendCase, sendNoCase } from './show-case.ts'

const REFUSED = '只有接单的人和管理员能把文书交给当事人。要交，请先接单。'

type HandedOver =
  | { readonly kind: 'no-case' }
  | { readonly kind: 'done' | 'not-done' | 'refused'; readonly theCase: Case; readonly words: string }

/** Gives a paper that was read to the asker, all in one transaction. */
export async function handPaperOver(visit: StaffVisit): Promise<Response> {
  const result = await visit.office.database.transaction((stores) => handOver(visit, stores))
  if (result.kind === 'no-case') return sendNoCase(visit)
  const { kind, theCase, words } = result
  if (kind !== 'done')
    return sendCase(visit, theCase, { problems: [{ words }], status: kind === 'refused' ? 403 : 409 })
  visit.office.onQueued()
  return goTo(visit, casePath(theCase), words)
}

async function handOver(visit: StaffVisit, stores: Stores): Promise<HandedOver> {
  const { office, me, now } = visit
  const found = await findVisiblePaper(visit, stores)
  if (found === undefined) return { kind: 'no-case' }
  const { theCase } = found
  const county = office.county()
  const { ids, capabilitiesOf, papers } = office
  const desk = { stores, county, now, ids, capabilitiesOf, papers }
  if (!canOnCase(staffActor(me, county), 'release-paper', theCase)) {
    await audit(desk, { staff: me, action: 'release-paper', theCase, result: 'refused' })
    return { kind: 'refused', theCase, words: REFUSED }
  }
  const { text } = await releasePaper(desk, me, found)
  const after = (await stores.cases.byId(theCase.id)) ?? theCase
  return { kind: after.version > theCase.version ? 'done' : 'not-done', theCase: after, words: text }
}
