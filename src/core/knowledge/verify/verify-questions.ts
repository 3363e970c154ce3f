import type { Finding } from '../../../domain/knowledge/knowledge-base.ts'
import type { LocatedEntry } from '../lint/located-entry.ts'

/** So many ways of asking make an answer findable. */
const FEWEST = 12

/** Checks that every entry is asked for in enough ways. */
export function verifyQuestionCount(entries: readonly LocatedEntry[]): readonly Finding[] {
  return entries
    .filter(({ entry }) => entry.questions.length < FEWEST)
    .map(({ entry, lineOf }) => {
      const message = `${entry.questions.length} questions, expected at least ${FEWEST}`
      return { file: entry.source, line: lineOf(['questions']), rule: 'few-questions', message }
    })
}

/** Checks that no two entries, nor one entry twice, claim the same question: the ranking could not choose. */
export function verifyQuestions(entries: readonly LocatedEntry[]): readonly Finding[] {
  const owners = new Map<string, string>()
  return entries.flatMap(({ entry, lineOf }) =>
    entry.questions.flatMap((question, at) => {
      const key = bare(question)
      const owner = owners.get(key)
      if (owner === undefined) owners.set(key, entry.id)
      if (owner === undefined) return []
      const message = `${question}: already a question of ${owner}`
      return [{ file: entry.source, line: lineOf(['questions', at]), rule: 'duplicate-question', message }]
    }),
  )
}

function bare(question: string): string {
  return question
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
}
