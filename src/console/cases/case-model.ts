import type { CannedReply } from '../../domain/casework/canned-reply.ts'
import type { Case } from '../../domain/casework/case.ts'
import type { CaseEvent } from '../../domain/casework/case-event.ts'
import type { CaseFact } from '../../domain/casework/case-fact.ts'
import type { GroupMember } from '../../domain/casework/group-member.ts'
import type { Evidence } from '../../ports/stores/attachment-store.ts'
import type { ModelUse } from '../../ports/stores/model-store.ts'
import type { Html, Problem } from '../page/html.ts'
import type { Form } from '../read-form.ts'
import type { CaseAct } from './case-acts.ts'
import type { Names } from './event-words.ts'
import type { PhoneView } from './phone.ts'

/** One paper of a case as its page shows it; what stands in it does not. */
export interface PaperView {
  readonly id: string
  readonly title: string
  readonly draft: string
  readonly at: number
  readonly released: boolean
}

/** Everything the page of one case shows. */
export interface CaseModel extends Names {
  readonly theCase: Case
  readonly events: readonly CaseEvent[]
  /** What an interview brought out; numbers to call people by are masked unless the phone is shown. */
  readonly facts: readonly CaseFact[]
  /** Photos and other pieces the asker sent. */
  readonly evidence: readonly Evidence[]
  /** Papers written for this case, newest first, and whether the asker has them. */
  readonly papers: readonly PaperView[]
  readonly mayOpenPapers: boolean
  /** The workers of a group claim, and the code others join by. */
  readonly group: { readonly code: string; readonly members: readonly GroupMember[] } | undefined
  /** What a model was asked for this person around this case. */
  readonly modelUses: readonly ModelUse[]
  readonly now: number
  /** Words that are sent often. */
  readonly canned: readonly CannedReply[]
  readonly acts: readonly CaseAct[]
  readonly phone: PhoneView
  readonly mayShowPhone: boolean
  /** Whether this reader signs in with a code: without, nobody is shown. */
  readonly hasCodes: boolean
  readonly formToken: string
  readonly typed: Form
  readonly problems: readonly Problem[]
  /** The button that takes back what this reader just did. */
  readonly undo: Html | undefined
}
