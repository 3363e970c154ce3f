import type { Question } from '../../domain/interviews/interview.ts'
import type { Option } from '../../domain/message/outbound-message.ts'
import type { County } from '../../domain/place/station.ts'
import type { Answer } from './run.ts'

/** What answers are read against. */
export interface ReadingGround {
  readonly county: County
  /** Asia/Shanghai day. */
  readonly today: string
  /** The town answered so far. */
  readonly town: string | undefined
}

/** What words say about one question. */
export type Reading =
  /** `also` answers other questions in the same breath: a town and its village. */
  | {
      readonly kind: 'read'
      readonly text: string
      readonly value?: string | undefined
      readonly also?: Readonly<Record<string, Answer>> | undefined
      readonly danger?: string | undefined
      /** More of the same may come: the question stays open. */
      readonly more?: boolean | undefined
      /** Said before the next question: what was understood, or what was left out. */
      readonly note?: string | undefined
    }
  /** Two villages of one name: which is meant? */
  | { readonly kind: 'many'; readonly options: readonly Option[] }
  /** `hint`: how an answer looks, ≤ 20 Han, where the question has no example of its own. */
  | { readonly kind: 'unclear'; readonly hint: string }

/** Reads an answer; handed in, because towns and today are not the engine's business. `before` is the answer so far. */
export type ReadAnswer = (question: Question, text: string, before: Answer | undefined) => Reading
