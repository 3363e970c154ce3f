import type { BuiltKnowledge } from '../knowledge/built-knowledge.ts'
import type { Skills } from './turn.ts'

/** What the conversation knows how to do with the knowledge as it stands. */
export function skillsOf(
  knowledge: BuiltKnowledge,
  given: Pick<Skills, 'findConflict' | 'papers' | 'canAsk'>,
): Skills {
  const { answerer, lawBook, base } = knowledge
  return {
    ...{ ...given, answerer, lawBook, interviews: base.interviews },
    dangers: new Map(base.dangers.map((script) => [script.kind, script])),
  }
}
