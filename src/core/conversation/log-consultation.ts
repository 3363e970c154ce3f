import type { ConsultationOutcome } from '../../domain/casework/consultation.ts'
import type { DecisionFacts } from '../answering/answer.ts'
import { redactNumbers } from '../understanding/redact.ts'
import type { Turn } from './turn.ts'

const MOST_WORDS = 500

/** Logs one question with its outcome: the unit counted as 人次. Small talk is not a consultation. */
export async function logConsultation(turn: Turn, facts: DecisionFacts, words: string): Promise<void> {
  if (facts.kind === 'smalltalk') return
  const outcome: ConsultationOutcome = facts.kind
  await turn.stores.consultations.add({
    id: turn.ids.uuid(),
    at: turn.now,
    channel: turn.message.channel,
    person: turn.person,
    topic: facts.topic,
    entry: facts.entry,
    outcome,
    confidence: facts.confidence,
    place: turn.state.place,
    words: redactNumbers(words).slice(0, MOST_WORDS),
  })
}
