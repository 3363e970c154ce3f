import { openQuestion, type WageFacts, type WageQuestion, type WhoPays } from '../../domain/wages/who-pays.ts'
import { foldCharacters } from '../understanding/normalise.ts'
import { compilePatterns } from '../understanding/phrase-pattern.ts'

/** Reads from a question what it already says of the case. */
export type WageFactReader = (text: string) => WageFacts

/** Builds the reader. Words for two choices of one question are no answer to it: it is asked. */
export function createWageFactReader(table: WhoPays): WageFactReader {
  const readers = new Map(table.questions.map((question) => [question, choiceReader(question)]))
  return (text) => {
    const folded = foldCharacters(text)
    let facts: WageFacts = {}
    for (let open = openQuestion(table, facts); open; open = openQuestion(table, facts)) {
      const value = readers.get(open)?.(folded)
      if (value === undefined) break
      facts = { ...facts, [open.fact]: value }
    }
    return facts
  }
}

function choiceReader({ choices }: WageQuestion): (text: string) => string | undefined {
  const finders = choices
    .filter(({ words }) => words.length > 0)
    .map(({ value, words }) => ({ value, find: compilePatterns(words) }))
  return (text) => {
    const said = finders.filter(({ find }) => find(text).length > 0)
    return said.length === 1 ? said[0]?.value : undefined
  }
}
