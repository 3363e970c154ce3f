import { forGrammy } from './client.ts'
import { toFault } from './fault.ts'
import { fieldsOf } from './fields.ts'
import { greet } from './greet.ts'
import { UPDATE_KINDS } from './inbound.ts'
import type { Line, Session } from './line.ts'
import { readBody } from './read-body.ts'
import { createSecretCheck } from './secret.ts'
import { NOTES } from './status.ts'

export const WEBHOOK_PATH = '/telegram'
const SECRET_HEADER = 'x-telegram-bot-api-secret-token'
const MAX_BODY_BYTES = 1_048_576

export interface WebhookSettings {
  readonly secret: string
  /** Our public address; absent when somebody else registers it. */
  readonly url?: string | undefined
}

/** Makes the platform push to us: who we are, then the registration. */
export function createWebhookStep(line: Line, session: Session, settings: WebhookSettings) {
  return async (): Promise<'done'> => {
    session.me = await greet(line, session)
    if (settings.url !== undefined) {
      const other = { secret_token: settings.secret, allowed_updates: UPDATE_KINDS }
      await line.clients.api.setWebhook(settings.url, other, forGrammy(session.signal))
    }
    session.ready = true
    line.board.show('on', connectedNote(settings))
    return 'done'
  }
}

/** Answers pushes: 200 only when the update is durable; anything else makes the platform send it again. */
export function createWebhookHandler(
  line: Line,
  currentSession: () => Session | undefined,
  settings: WebhookSettings,
): (request: Request) => Promise<Response> {
  const isOurs = createSecretCheck(settings.secret)
  return async (request) => {
    if (!isOurs(request.headers.get(SECRET_HEADER))) return answer(401)
    if (request.method !== 'POST') return answer(405)
    const body = await readBody(request, MAX_BODY_BYTES)
    if (body.kind === 'too-large') return answer(413)
    if (body.kind === 'malformed' || fieldsOf(body.value) === undefined) return answer(400)
    const session = currentSession()
    if (session === undefined || session.signal.aborted) return answer(503)
    return answer(await takeIn(body.value, line, { session, note: connectedNote(settings) }))
  }
}

async function takeIn(
  update: unknown,
  line: Line,
  { session, note }: { readonly session: Session; readonly note: string },
): Promise<200 | 500> {
  // Not yet told who we are, so we could not see who a message in a group is for.
  if (session.me === undefined) return 500
  try {
    await line.inFlight.track(line.intake([update], { me: session.me, receive: session.receive }))
    if (session.ready === true) line.board.show('on', note)
    return 200
  } catch (error) {
    line.board.fail(toFault(error))
    return 500
  }
}

function connectedNote(settings: WebhookSettings): string {
  return NOTES[settings.url === undefined ? 'webhook-unregistered' : 'webhook']
}

function answer(status: number): Response {
  return new Response(null, { status })
}
