import type { InboundMessage } from '../../domain/message/inbound-message.ts'
import type { OutboundMessage } from '../../domain/message/outbound-message.ts'
import type { Staff } from '../../domain/people/staff.ts'
import type { Answerer } from '../answering/answerer.ts'
import type { Desk } from '../casework/desk.ts'
import type { Papers } from '../documents/papers.ts'
import type { LawBook } from '../laws/law-book.ts'
import type { Calculators } from '../reckoning/calculators.ts'
import type { ConflictFinder } from '../understanding/find-conflict.ts'
import type { WagePayers } from '../wages/wage-payers.ts'
import type { ConversationState } from './state.ts'

/** What the conversation knows how to do, built once. */
export interface Skills {
  readonly answerer: Answerer
  readonly findConflict: ConflictFinder
  readonly lawBook: LawBook
  readonly calculators: Calculators
  readonly whoPays: WagePayers
  readonly papers: Papers
}

/** One message being handled: everything a step may look at. `text` is what was said or chosen, in words. */
export interface Turn extends Desk {
  readonly skills: Skills
  readonly message: InboundMessage
  readonly text: string
  readonly person: string
  readonly staff: Staff | undefined
  readonly state: ConversationState
  /** Asia/Shanghai day. */
  readonly today: string
}

/** What a step decided: bubbles for the asker and what to remember. Its other effects are already in the transaction. */
export interface Reply {
  readonly messages: readonly OutboundMessage[]
  readonly state: ConversationState
}

/** One rung of the ladder in handle-message: answers, or passes. */
export type Step = (turn: Turn) => Promise<Reply | undefined>
