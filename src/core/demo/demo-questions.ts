import type { AnswerEntry } from '../../domain/knowledge/entry.ts'
import { mustBeSealed } from '../casework/must-be-sealed.ts'
import type { Skills } from '../conversation/turn.ts'
import type { MatterKind } from './year-plan.ts'

const ENOUGH = 12

/** Villagers' questions for each kind of matter: those the program answers with an entry of that kind, on each of these days. */
export function demoQuestions(
  skills: Pick<Skills, 'answerer' | 'findConflict'>,
  entries: readonly AnswerEntry[],
  days: readonly string[],
): Readonly<Record<MatterKind, readonly string[]>> {
  const { answerer, findConflict } = skills
  const find = (fits: (entry: AnswerEntry) => boolean) => {
    const found: string[] = []
    const fitsOn = (words: string, day: string) => {
      const decision = answerer.decide(words, day)
      return decision.kind === 'answer' && fits(decision.entry)
    }
    for (const entry of entries.filter(fits)) {
      const question = entry.questions.find((words) => {
        const plain = !answerer.triage(words) && !findConflict(words) && !mustBeSealed(words)
        return plain && days.every((day) => fitsOn(words, day))
      })
      if (question) found.push(question)
      if (found.length === ENOUGH) break
    }
    return found
  }
  return {
    'legal-aid': find(({ route }) => route === 'legal_aid'),
    wages: find(({ route, topic }) => topic === 'wages' && route === 'labour_inspection'),
    dispute: find(({ route }) => route === 'mediation' || route === 'village_station'),
    question: find(({ urgency }) => urgency === 'normal'),
  }
}
