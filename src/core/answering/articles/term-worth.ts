import type { AnsweredQuestion } from './article.ts'
import { type Corpus, knownTerms } from './corpus.ts'
import { fitLogistic } from './logistic.ts'

/** Weight of a term in a question of so many terms; never negative. */
export type TermWorth = (term: number, terms: number) => number

/** As many sightings of a term outweigh what its statistics let expect. */
const PATIENCE = 8

/**
 * Learns which words of a question return in the article that answers it: 商标 does, 怎么办 does not. The weight is
 * that of Robertson and Spärck Jones (1976), with the chance estimated from how common a term is in articles,
 * headings and questions, and from its own sightings.
 */
export function learnTermWorth(
  corpus: Corpus,
  answered: readonly AnsweredQuestion[],
  asked: readonly string[],
): TermWorth {
  const { numbers, texts, articles } = corpus
  const read = termReader(corpus, asked)
  const sightings = answered.flatMap(({ question, articles: places }) => {
    const terms = [...new Set(knownTerms(numbers, question))]
    const right = places.map((place) => new Set(knownTerms(numbers, articles[place]?.text ?? '')))
    return terms.map((term) => ({
      term,
      values: read(term, terms.length),
      returned: right.filter((found) => found.has(term)).length / Math.max(1, right.length),
    }))
  })
  const chance = fitLogistic(sightings.map(({ values, returned }) => ({ values, target: returned })))
  const seen = new Map<number, { times: number; returned: number }>()
  for (const { term, returned } of sightings) {
    const known = seen.get(term) ?? { times: 0, returned: 0 }
    seen.set(term, { times: known.times + 1, returned: known.returned + returned })
  }
  return (term, terms) => {
    const { times, returned } = seen.get(term) ?? { times: 0, returned: 0 }
    const p = (returned + PATIENCE * chance(read(term, terms))) / (times + PATIENCE)
    const found = texts.count(term)
    return Math.max(0, Math.log(p / (1 - p)) + Math.log((articles.length - found + 0.5) / (found + 0.5)))
  }
}

/** What is known of a term before any answer. */
function termReader({ numbers, texts, headings, lawNames, articles }: Corpus, asked: readonly string[]) {
  const inQuestions = new Map<number, number>()
  for (const question of asked) {
    for (const term of new Set(knownTerms(numbers, question))) {
      inQuestions.set(term, (inQuestions.get(term) ?? 0) + 1)
    }
  }
  return (term: number, terms: number): readonly number[] => {
    const single = numbers.isSingle(term) ? 1 : 0
    const common = Math.log1p(texts.count(term))
    const often = Math.log1p(inQuestions.get(term) ?? 0)
    const expected = Math.log1p((texts.count(term) * asked.length) / articles.length)
    const headed = Math.log1p(headings.count(term))
    const named = Math.log1p(lawNames.count(term))
    const size = Math.log(terms)
    return [
      1,
      single,
      common,
      (common * common) / 10,
      often,
      headed,
      named,
      single * common,
      single * often,
      size,
      often - expected,
    ]
  }
}
