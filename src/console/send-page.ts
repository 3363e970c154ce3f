import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ConsoleContext } from './context.ts'
import { derive, formToken, sameText } from './form-token.ts'
import type { Office } from './office.ts'
import { layout, type Page } from './page/layout.ts'
import type { StaffVisit, Visit } from './visit.ts'

/** The note that survives the redirect after a form: shown once, then gone. */
const NOTE = 'xf-note'
const NOTE_SECONDS = 60
const MAX_NOTE_CHARS = 200

/** Answers with a page; to somebody signed in, inside the frame of their doors. */
export function sendPage(
  visit: Visit | StaffVisit,
  page: Page,
  status: ContentfulStatusCode = 200,
): Promise<Response> {
  const { office, secret } = visit
  const me = 'me' in visit ? visit.me : undefined
  const frame = { ...frameOf(office), formToken: formToken(secret), me }
  return Promise.resolve(
    visit.context.html(layout(frame, { ...page, done: page.done ?? takeNote(visit) }), status),
  )
}

/** Answers somebody who was not let in: no doors, no token. */
export function sendNotice(
  office: Office,
  context: ConsoleContext,
  notice: { readonly page: Page; readonly status: ContentfulStatusCode },
): Promise<Response> {
  const frame = { ...frameOf(office), formToken: '' }
  return Promise.resolve(context.html(layout(frame, notice.page), notice.status))
}

function frameOf(office: Office) {
  return {
    countyName: office.county().name,
    stylePath: office.styleSheet.path,
    scriptPath: office.script.path,
  }
}

/** Ends a form that did something: a reload of the next page repeats nothing. */
export function goTo(visit: Visit, path: string, note?: string): Promise<Response> {
  if (note !== undefined) putNote(visit, note.slice(0, MAX_NOTE_CHARS))
  return Promise.resolve(visit.context.redirect(path, 303))
}

/** Signed with the session's secret, so that nobody else can put words into the page. */
function putNote({ context, office, secret }: Visit, note: string): void {
  const text = Buffer.from(note).toString('base64url')
  setCookie(context, NOTE, `${text}.${derive(secret, `note ${text}`)}`, {
    ...{ path: '/console', httpOnly: true, sameSite: 'Lax' },
    ...{ secure: office.secureCookies, maxAge: NOTE_SECONDS },
  })
}

function takeNote({ context, office, secret }: Visit): string | undefined {
  const cookie = getCookie(context, NOTE)
  if (cookie === undefined) return undefined
  deleteCookie(context, NOTE, { path: '/console', secure: office.secureCookies })
  const [text = '', mark = ''] = cookie.split('.')
  return sameText(mark, derive(secret, `note ${text}`))
    ? Buffer.from(text, 'base64url').toString()
    : undefined
}
