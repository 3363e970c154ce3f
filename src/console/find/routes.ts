import { staffActor } from '../../core/casework/desk.ts'
import { findCase } from '../../core/casework/find-case.ts'
import { readPhone } from '../../core/understanding/read-phone.ts'
import type { Case } from '../../domain/casework/case.ts'
import { canOnCase } from '../../domain/people/policy.ts'
import type { Stores } from '../../ports/database.ts'
import { formToken } from '../form-token.ts'
import type { Problem } from '../page/html.ts'
import type { ConsoleRoute } from '../route.ts'
import { sendPage } from '../send-page.ts'
import type { StaffVisit } from '../visit.ts'
import { type Found, findPage } from './find-page.ts'

const MOST_FOUND = 50

export const FIND_ROUTES: readonly ConsoleRoute[] = [
  { method: 'GET', path: '/find', access: 'see-office', answer: (visit) => sendFind(visit, undefined, []) },
  { method: 'POST', path: '/find', access: 'see-office', answer: find },
]

/** By post, so that no number stands in an address, a history or a log. The search is written down, the number is not. */
async function find(visit: StaffVisit): Promise<Response> {
  const { office, form, me, now } = visit
  const asked = form('q').normalize('NFKC').replaceAll(/[\s-]/g, '')
  const phone = readPhone(asked)
  const digits = /^\d{4,10}$/.test(asked) ? asked : undefined
  if (phone === undefined && digits === undefined) {
    const words = '请写案件号，或者电话的 11 位或后 4 位数字。'
    return sendFind(visit, undefined, [{ field: 'q', words }])
  }
  const found = await office.database.transaction(async (stores) => {
    const all =
      phone === undefined ? await byDigits(visit, stores, digits ?? '') : await byPhone(stores, phone)
    const actor = staffActor(me, office.county())
    const seen = all.filter(({ theCase }) => canOnCase(actor, 'see', theCase))
    const object = phone === undefined ? 'number' : 'phone'
    await stores.audit.add({ at: now, actor: me.id, action: 'people.find', object, result: 'done' })
    return [...new Map(seen.map((one) => [one.theCase.id, one])).values()].slice(0, MOST_FOUND)
  })
  return sendFind(visit, found, [])
}

async function byPhone(stores: Stores, phone: string): Promise<readonly Found[]> {
  const own = await casesOf(stores, await stores.identities.withPhone({ phone }))
  const ids = await stores.groups.casesWith({ person: '', phones: [phone] })
  const groups = await Promise.all(ids.map((id) => stores.cases.byId(id)))
  return [
    ...own.map((theCase) => ({ theCase, by: '电话' })),
    ...groups.flatMap((theCase) => (theCase ? [{ theCase, by: '一起要钱的工友' }] : [])),
  ]
}

/** `0231` may be a case or the end of a phone number; `20260231` is a case. */
async function byDigits({ now }: StaffVisit, stores: Stores, digits: string): Promise<readonly Found[]> {
  const number = digits.length > 6 ? `${digits.slice(0, 4)}-${digits.slice(4)}` : digits
  const numbered = await findCase(stores.cases, number, now)
  const persons = digits.length === 4 ? await stores.identities.withPhone({ tail: digits }) : []
  return [
    ...(numbered ? [{ theCase: numbered, by: '编号' }] : []),
    ...(await casesOf(stores, persons)).map((theCase) => ({ theCase, by: '电话后四位' })),
  ]
}

async function casesOf({ cases }: Stores, persons: readonly string[]): Promise<readonly Case[]> {
  const some = await Promise.all(persons.map((person) => cases.list({ person, limit: MOST_FOUND })))
  return some.flat()
}

function sendFind(
  visit: StaffVisit,
  found: readonly Found[] | undefined,
  problems: readonly Problem[],
): Promise<Response> {
  const page = findPage({
    ...{ county: visit.office.county(), formToken: formToken(visit.secret), found, problems },
    typed: visit.form('q'),
  })
  return sendPage(visit, page, problems.length > 0 ? 422 : 200)
}
