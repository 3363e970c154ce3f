import type { BuiltKnowledge } from '../knowledge/built-knowledge.ts'
import type { Skills } from './turn.ts'

/** What the conversation knows how to do with the knowledge as it stands. */
export function skillsOf(
  knowledge: BuiltKnowledge,
  given: Pick<Skills, 'findConflict' | 'papers' | 'calculators' | 'whoPays'>,
): Omit<Skills, 'canAsk'> {
  const { answerer, lawBook, base } = knowledge
  const { findConflict, papers, calculators, whoPays } = given
  return {
    ...{ findConflict, papers, calculators, whoPays, answerer, lawBook, interviews: base.interviews },
    dangers: new Map(base.dangers.map((script) => [script.kind, script])),
  }
}
