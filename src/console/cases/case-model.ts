import type { Case } from '../../domain/casework/case.ts'
import type { CaseEvent } from '../../domain/casework/case-event.ts'
import type { ModelUse } from '../../ports/stores/model-store.ts'
import type { Html, Problem } from '../page/html.ts'
import type { Form } from '../read-form.ts'
import type { CaseAct } from './case-acts.ts'
import type { Names } from './event-words.ts'
import type { PhoneView } from './phone.ts'

/** Everything the page of one case shows. */
export interface CaseModel extends Names {
  readonly theCase: Case
  readonly events: readonly CaseEvent[]
  /** What a model was asked for this person around this case. */
  readonly modelUses: readonly ModelUse[]
  readonly now: number
  readonly acts: readonly CaseAct[]
  readonly phone: PhoneView
  readonly mayShowPhone: boolean
  readonly formToken: string
  readonly typed: Form
  readonly problems: readonly Problem[]
  /** The button that takes back what this reader just did. */
  readonly undo: Html | undefined
}
