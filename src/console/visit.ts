import type { Context } from 'hono'
import type { Staff } from '../domain/people/staff.ts'
import type { Form } from './read-form.ts'
import type { Office } from './office.ts'

/** What the server hands over with a request: the other end's network address, where known. */
export interface Bindings {
  readonly address: string
}

export type ConsoleContext = Context<{ Bindings: Bindings }>

/** One request, let in. */
export interface Visit {
  readonly office: Office
  readonly context: ConsoleContext
  readonly now: number
  /** The fields of a post; a read has none. */
  readonly form: Form
  /** The secret cookie the form's token is made from: the session's, or a visitor's before signing in. */
  readonly secret: string
}

/** One request of a member of staff who is signed in. */
export interface StaffVisit extends Visit {
  readonly me: Staff
}
