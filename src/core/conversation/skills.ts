import type { BuiltKnowledge } from '../knowledge/built-knowledge.ts'
import type { Skills } from './turn.ts'

/** What the conversation knows how to do with the knowledge as it stands. */
export function skillsOf(knowledge: BuiltKnowledge, findConflict: Skills['findConflict']): Skills {
  const { answerer, lawBook, base } = knowledge
  return {
    ...{ answerer, findConflict, lawBook, interviews: base.interviews },
    dangers: new Map(base.dangers.map((script) => [script.kind, script])),
  }
}
