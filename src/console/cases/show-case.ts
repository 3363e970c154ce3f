import { staffActor } from '../../core/casework/desk.ts'
import { releasedPapers } from '../../core/casework/release-paper.ts'
import type { Case } from '../../domain/casework/case.ts'
import { canOnCase } from '../../domain/people/policy.ts'
import type { Stores } from '../../ports/database.ts'
import type { ModelUse } from '../../ports/stores/model-store.ts'
import { hasCodes } from '../account/has-codes.ts'
import { formToken } from '../form-token.ts'
import type { Problem } from '../page/html.ts'
import { NOT_FOUND } from '../page/notice.ts'
import type { Form } from '../read-form.ts'
import { NO_FORM } from '../read-form.ts'
import { sendPage } from '../send-page.ts'
import type { StaffVisit } from '../visit.ts'
import { actsOn } from './case-acts.ts'
import type { CaseModel } from './case-model.ts'
import { casePage } from './case-page.ts'
import { findVisibleCase } from './find-visible-case.ts'
import { maskPhone, mayShowPhone, type PhoneView } from './phone.ts'
import { undoForm } from './undo.ts'

export async function showCase(visit: StaffVisit): Promise<Response> {
  const theCase = await findVisibleCase(visit, visit.office.database.stores)
  return theCase === undefined ? sendNoCase(visit) : sendCase(visit, theCase, {})
}

export function sendNoCase(visit: StaffVisit): Promise<Response> {
  return sendPage(visit, NOT_FOUND, 404)
}

/** What an answer adds to the plain page of a case. */
export interface CaseAnswer {
  readonly problems?: readonly Problem[]
  /** What was typed into a form that was not taken. */
  readonly typed?: Form
  readonly phone?: PhoneView
  readonly status?: 200 | 403 | 409 | 422
}

const MOST_USES = 5
const DAY_MS = 86_400_000

/** From a day before it was opened until it was closed: another matter of the same person is not of this case. */
async function modelUsesAround({ office, now }: StaffVisit, theCase: Case): Promise<readonly ModelUse[]> {
  const uses = await office.database.stores.models.latest({ most: MOST_USES, person: theCase.person })
  const until = theCase.closedAt ?? now
  return uses.filter(({ at }) => at >= theCase.openedAt - DAY_MS && at <= until)
}

export async function sendCase(visit: StaffVisit, theCase: Case, answer: CaseAnswer): Promise<Response> {
  const { office, me, now } = visit
  const { cases, staff, identities, caseFacts, attachments } = office.database.stores
  const county = office.county()
  const mayShow = mayShowPhone(me, theCase, county)
  const known = await identities.get(theCase.person)
  const page = casePage({
    ...{ theCase, county, now, acts: actsOn(me, theCase, county), mayShowPhone: mayShow },
    events: await cases.events(theCase.id),
    facts: await caseFacts.of(theCase.id),
    evidence: await attachments.ofCase(theCase.id),
    hasCodes: await hasCodes(visit),
    canned: await office.database.stores.cannedReplies.list(),
    papers: await papersOf(office.database.stores, theCase.id),
    mayOpenPapers: canOnCase(staffActor(me, county), 'open-paper', theCase),
    group: await groupOf(office.database.stores, theCase.id),
    modelUses: await modelUsesAround(visit, theCase),
    names: new Map((await staff.list()).map(({ id, name }) => [id, name])),
    phone: answer.phone ?? maskPhone(known.phone, mayShow),
    formToken: formToken(visit.secret),
    typed: answer.typed ?? NO_FORM,
    problems: answer.problems ?? [],
    undo: await undoForm(visit),
  })
  return sendPage(visit, page, answer.status ?? 200)
}

/** Papers that wait to be read, and those that were given out. */
async function papersOf({ documents, cases }: Stores, caseId: string): Promise<CaseModel['papers']> {
  const released = releasedPapers(await cases.events(caseId))
  const papers = await documents.ofCase(caseId)
  return papers.map(({ id, title, draft, at }) => ({ id, title, draft, at, released: released.has(id) }))
}

async function groupOf({ groups }: Stores, caseId: string): Promise<CaseModel['group']> {
  const code = await groups.codeOf(caseId)
  return code === undefined ? undefined : { code, members: await groups.members(caseId) }
}
