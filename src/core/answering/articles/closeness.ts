import type { Corpus } from './corpus.ts'
import type { QueryTerms } from './lexical.ts'

/** How closely an article's own sentences and wording follow a question. */
export interface Closeness {
  /** Share of the question's worth found in the best single sentence, and in the first. */
  readonly sentence: number
  readonly opening: number
  /** Worth found in a sentence, for its length. */
  readonly density: number
  /** Longest run of characters both have. */
  readonly run: number
  /** Share of the question's triples of characters that occur. */
  readonly triples: number
}

/** Builds the reader of closeness for one question whose pairs of characters have this worth. */
export function readCloseness(
  { articles, numbers, sentences }: Corpus,
  question: string,
  worth: QueryTerms,
): (article: number) => Closeness {
  const pairs = new Map([...worth].filter(([term]) => !numbers.isSingle(term)))
  const total = [...pairs.values()].reduce((sum, value) => sum + value, 0) || 1
  const triples = runsOfThree(question)
  return (article) => {
    const text = articles[article]?.text ?? ''
    const found = sentences(article).map((terms) => {
      let sum = 0
      for (const term of terms) sum += pairs.get(term) ?? 0
      return { share: sum / total, density: sum / Math.sqrt(terms.length + 3) }
    })
    return {
      sentence: Math.max(0, ...found.map(({ share }) => share)),
      opening: found[0]?.share ?? 0,
      density: Math.max(0, ...found.map(({ density }) => density)),
      run: longestRun(question, text),
      triples: triples.filter((triple) => text.includes(triple)).length / Math.max(1, triples.length),
    }
  }
}

function runsOfThree(question: string): readonly string[] {
  return Array.from({ length: Math.max(0, question.length - 2) }, (_, at) => question.slice(at, at + 3))
}

function longestRun(question: string, text: string): number {
  let longest = 0
  for (let at = 0; at + longest < question.length; at++) {
    while (at + longest < question.length && text.includes(question.slice(at, at + longest + 1))) longest++
  }
  return longest
}
