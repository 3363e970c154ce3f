import type { Topic } from '../knowledge/topic.ts'
import type { ChannelName } from '../message/inbound-message.ts'
import type { AskerPlace } from '../place/place.ts'

/** What became of one question. */
export const OUTCOMES = {
  answer: '已解答',
  clarify: '已追问',
  handover: '转人工',
  decline: '婉拒',
  emergency: '紧急',
} as const satisfies Record<string, string>

export type ConsultationOutcome = keyof typeof OUTCOMES

/** One logged question: the unit counted as 人次. */
export interface Consultation {
  readonly id: string
  /** UTC milliseconds; months are Asia/Shanghai. */
  readonly at: number
  readonly channel: ChannelName
  /** Pseudonymous key of the asker. */
  readonly person: string
  readonly topic: Topic
  readonly entry?: string | undefined
  readonly outcome: ConsultationOutcome
  readonly confidence: number
  readonly place: AskerPlace
  /** The question without phone and ID numbers. Stored encrypted. */
  readonly words: string
}
