import { canInOffice } from '../domain/people/policy.ts'
import type { ConsoleContext } from './context.ts'
import { formToken, sameText } from './form-token.ts'
import type { Office } from './office.ts'
import { FOREIGN, NOT_FOUND, SIGNED_OUT, STALE_FORM } from './page/notice.ts'
import { NO_FORM, readForm } from './read-form.ts'
import type { ConsoleRoute, PublicRoute, StaffRoute } from './route.ts'
import { isSameSite } from './same-site.ts'
import { sendNotice, sendPage } from './send-page.ts'
import type { StaffVisit, Visit } from './visit.ts'

/** The one gate in front of every page: same site, session, form token, policy, in this order. */
export async function serveRoute(
  office: Office,
  context: ConsoleContext,
  route: ConsoleRoute,
): Promise<Response> {
  if (route.method === 'POST' && !isSameSite(context.req.raw)) {
    return sendNotice(office, context, { page: FOREIGN, status: 403 })
  }
  const form = route.method === 'POST' ? await readForm(context) : NO_FORM
  const visit = { office, context, now: office.clock.now(), form }
  return route.access === 'public'
    ? servePublic(route, { ...visit, secret: office.sessions.visitor(context) })
    : serveStaff(route, visit)
}

async function servePublic(route: PublicRoute, visit: Visit): Promise<Response> {
  if (!hasToken(route, visit)) return sendPage(visit, STALE_FORM, 403)
  return route.answer(visit)
}

async function serveStaff(route: StaffRoute, visit: Omit<Visit, 'secret'>): Promise<Response> {
  const { office, context } = visit
  const session = await office.sessions.find(context)
  if (session === undefined) return askToSignIn(office, context)
  const staffVisit = { ...visit, secret: session.secret, me: session.staff }
  if (!hasToken(route, staffVisit)) return sendPage(staffVisit, STALE_FORM, 403)
  if (!canInOffice(session.staff, route.access)) return refuse(route, staffVisit)
  return route.answer(staffVisit)
}

function hasToken(route: ConsoleRoute, { form, secret }: Visit): boolean {
  return route.method === 'GET' || sameText(form('form'), formToken(secret))
}

async function refuse(route: StaffRoute, visit: StaffVisit): Promise<Response> {
  const { office, now, me } = visit
  await office.database.stores.audit.add({
    ...{ at: now, actor: me.id, action: `office.${route.access}` },
    ...{ object: `${route.method} ${route.path}`, result: 'refused' },
  })
  return sendPage(visit, NOT_FOUND, 404)
}

/** An address that is none. Whoever is not signed in learns nothing about which addresses there are. */
export async function serveUnknown(office: Office, context: ConsoleContext): Promise<Response> {
  const session = await office.sessions.find(context)
  if (session === undefined) return askToSignIn(office, context)
  const visit = { office, context, now: office.clock.now(), form: NO_FORM }
  return sendPage({ ...visit, secret: session.secret, me: session.staff }, NOT_FOUND, 404)
}

/** A page sends on to signing in; a form is told that it was not taken. */
async function askToSignIn(office: Office, context: ConsoleContext): Promise<Response> {
  const reading = context.req.method === 'GET' || context.req.method === 'HEAD'
  if (reading) return context.redirect('/console/login', 303)
  return sendNotice(office, context, { page: SIGNED_OUT, status: 401 })
}
