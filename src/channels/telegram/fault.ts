import { GrammyError, HttpError } from 'grammy'
import { type Fields, fieldsOf, textOf, wholeOf } from './fields.ts'

/** Why a platform call, or taking in its answer, failed. Holds no address and so never the token. */
export type Fault =
  | { readonly kind: 'wrong-token' }
  | { readonly kind: 'other-poller' }
  | { readonly kind: 'webhook-active' }
  | { readonly kind: 'slow-down'; readonly afterMs: number | undefined }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'moved'; readonly chat: string }
  | { readonly kind: 'refused'; readonly code: number }
  | { readonly kind: 'platform-down'; readonly code: number }
  | { readonly kind: 'unreachable'; readonly detail: string }
  | { readonly kind: 'odd-answer' }
  | { readonly kind: 'not-stored'; readonly cause: unknown }

/** The messages of a batch could not be made durable: nothing may be confirmed. */
export class NotStoredError extends Error {
  readonly code = 'not-stored'
}

/** The platform answered something its own documentation rules out. */
export class OddAnswerError extends Error {
  readonly code = 'odd-answer'
}

const LONGEST_WAIT_SECONDS = 86_400
const GONE = [
  /chat not found/i,
  /user (is deactivated|not found)/i,
  /bot was (blocked|kicked)/i,
  /peer_id_invalid/i,
  /group chat was deactivated/i,
]

/** Sorts a failure. Network errors carry the address with the token in it: only their code is read. */
export function toFault(error: unknown): Fault {
  if (error instanceof NotStoredError) return { kind: 'not-stored', cause: error.cause }
  if (error instanceof HttpError) return { kind: 'unreachable', detail: networkCode(error.error) }
  if (error instanceof GrammyError) return platformFault(error)
  return { kind: 'odd-answer' }
}

function platformFault(error: GrammyError): Fault {
  const code = wholeOf(error.error_code)
  const parameters = fieldsOf(error.parameters)
  if (code === undefined) return { kind: 'odd-answer' }
  if (code === 429) return { kind: 'slow-down', afterMs: waitOf(parameters) }
  if (code === 401 || code === 404) return { kind: 'wrong-token' }
  if (code >= 500) return { kind: 'platform-down', code }
  const description = textOf(error.description) ?? ''
  if (code === 409) return { kind: /webhook/i.test(description) ? 'webhook-active' : 'other-poller' }
  return refusal(code, description, parameters)
}

function refusal(code: number, description: string, parameters: Fields | undefined): Fault {
  const moved = wholeOf(parameters?.migrate_to_chat_id)
  if (moved !== undefined) return { kind: 'moved', chat: String(moved) }
  if (/message is not modified/i.test(description)) return { kind: 'unchanged' }
  if (code === 403 || GONE.some((pattern) => pattern.test(description))) return { kind: 'gone' }
  return { kind: 'refused', code }
}

function waitOf(parameters: Fields | undefined): number | undefined {
  const seconds = wholeOf(parameters?.retry_after)
  return seconds === undefined ? undefined : Math.min(Math.max(seconds, 1), LONGEST_WAIT_SECONDS) * 1000
}

/** `ECONNREFUSED`, `invalid-json` …: a word, or nothing at all. */
function networkCode(error: unknown): string {
  const fields = fieldsOf(error)
  const code = textOf(fields?.code) ?? textOf(fields?.type) ?? ''
  return /^[A-Za-z_-]{3,40}$/.test(code) ? code : 'unknown'
}
