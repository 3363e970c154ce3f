import type { Interview } from '../../domain/interviews/interview.ts'
import type { DangerScript } from '../../domain/knowledge/danger.ts'
import type { InboundMessage } from '../../domain/message/inbound-message.ts'
import type { OutboundMessage } from '../../domain/message/outbound-message.ts'
import type { Staff } from '../../domain/people/staff.ts'
import type { Advice, Need } from '../advice/advice.ts'
import type { Adviser } from '../advice/adviser.ts'
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
  /** By name. */
  readonly interviews: ReadonlyMap<string, Interview>
  /** Danger scripts by kind. */
  readonly dangers: ReadonlyMap<string, DangerScript>
  readonly calculators: Calculators
  readonly whoPays: WagePayers
  /** What may be asked of a model or a recogniser; all false where none is configured. */
  readonly canAsk: Adviser['can']
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
  /** What others said about this message so far. */
  readonly advice: Advice
}

/** What a step decided: bubbles for the asker and what to remember. Its other effects are already in the transaction. */
export interface Reply {
  readonly messages: readonly OutboundMessage[]
  readonly state: ConversationState
  /** What must be known first: then nothing else of this reply counts, and what was written is undone. */
  readonly need?: Need
}

/** One rung of the ladder in handle-message: answers, or passes. */
export type Step = (turn: Turn) => Promise<Reply | undefined>
