import type { Staff } from '../../domain/people/staff.ts'
import { shanghaiDay } from '../../domain/shanghai-time.ts'
import { isPending } from '../account/setup-link.ts'
import { formToken } from '../form-token.ts'
import type { Problem } from '../page/html.ts'
import { NOT_FOUND } from '../page/notice.ts'
import { NO_FORM } from '../read-form.ts'
import { sendPage } from '../send-page.ts'
import type { StaffVisit } from '../visit.ts'
import { absenceSection } from './absence-section.ts'
import { staffListPage } from './staff-list-page.ts'
import { type GivenKey, staffPage } from './staff-page.ts'

export function listStaff(visit: StaffVisit): Promise<Response> {
  return sendStaffList(visit, [])
}

/** The list and the form to add somebody; with problems, what was typed stays in it. */
export async function sendStaffList(visit: StaffVisit, problems: readonly Problem[]): Promise<Response> {
  const { office, secret } = visit
  const staff = (await office.database.stores.staff.list()).filter((member) => !isPending(member))
  const today = shanghaiDay(visit.now)
  const typed = problems.length > 0 ? visit.form : NO_FORM
  const page = staffListPage({
    staff,
    away: await office.database.stores.absences.from(today),
    today,
    county: office.county(),
    formToken: formToken(secret),
    typed,
    problems,
  })
  return sendPage(visit, page, problems.length > 0 ? 422 : 200)
}

export async function showStaff(visit: StaffVisit): Promise<Response> {
  const member = await findMember(visit)
  return member === undefined ? sendPage(visit, NOT_FOUND, 404) : sendMember(visit, member, {})
}

/** The member of staff the address names. */
export async function findMember(visit: StaffVisit): Promise<Staff | undefined> {
  const found = await visit.office.database.stores.staff.byId(visit.context.req.param('id') ?? '')
  return found === undefined || isPending(found) ? undefined : found
}

/** What an answer adds to the plain page of a member of staff. */
export interface MemberAnswer {
  readonly problems?: readonly Problem[]
  readonly given?: GivenKey
  readonly status?: 200 | 409 | 422
}

export async function sendMember(visit: StaffVisit, member: Staff, answer: MemberAnswer): Promise<Response> {
  const { office, me, secret } = visit
  const { staff, accounts, secondFactors } = office.database.stores
  const problems = answer.problems ?? []
  const labels = new Map(office.channels().map(({ name, label }) => [name, label]))
  const page = staffPage({
    ...{ member, me, county: office.county(), formToken: formToken(secret) },
    chats: (await staff.chatsOf(member.id)).map(({ channel }) => labels.get(channel) ?? channel),
    hasPassword: (await accounts.passwordHash(member.id)) !== undefined,
    hasCodes: (await secondFactors.of(member.id))?.isOn === true,
    absence: member.active
      ? await absenceSection(visit, { member, path: `/console/staff/${member.id}`, problems })
      : undefined,
    given: answer.given,
    problems,
  })
  return sendPage(visit, page, answer.status ?? 200)
}
