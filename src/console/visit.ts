import type { Staff } from '../domain/people/staff.ts'
import type { ConsoleContext } from './context.ts'
import type { Office } from './office.ts'
import type { Form } from './read-form.ts'

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
