import type { Synonym } from '../../../domain/knowledge/lexicon.ts'
import { createTermIndex } from '../term-index.ts'
import type { AnsweredQuestion } from './article.ts'
import type { Corpus } from './corpus.ts'
import { fitRidge } from './ridge.ts'

/** How far each article, chapter and law is expected to answer; about 0 to 1. */
export interface Expectation {
  readonly articles: ReadonlyMap<number, number>
  readonly chapters: ReadonlyMap<number, number>
  readonly laws: ReadonlyMap<number, number>
  /** How far an article has the words that are expected in an answer. */
  likeness(article: number): number
}

/** As likeness is at most 1, this trusts no question alone. */
const RIDGE = 0.3
/** Questions of less weight than this hardly change the expected words. */
const LEAST_WEIGHT = 0.01

/** A linear map from a question's words to what answers it, fitted to answered questions by ridge regression. */
export function learnExpectation(
  { lawOf, chapterOf, vectors }: Corpus,
  answered: readonly AnsweredQuestion[],
  synonyms: readonly Synonym[],
): (question: string) => Expectation {
  const questions = answered.map(({ question }) => question)
  const index = createTermIndex(questions, synonyms)
  const kernel = questions.map((question) => index.similarities(question))
  const weigh = fitRidge(kernel, RIDGE)
  return (question) => {
    const sums = { articles: new Map(), chapters: new Map(), laws: new Map() }
    const words = new Map<number, number>()
    const weights = weigh(index.similarities(question))
    answered.forEach(({ articles }, at) => {
      const weight = weights[at] ?? 0
      addTo(sums.articles, articles, weight)
      addTo(sums.chapters, new Set(articles.map((place) => chapterOf[place] ?? 0)), weight)
      addTo(sums.laws, new Set(articles.map((place) => lawOf[place] ?? 0)), weight)
      if (Math.abs(weight) < LEAST_WEIGHT) return
      for (const place of articles) vectors().addTo(words, place, weight / articles.length)
    })
    return { ...sums, likeness: (article) => vectors().likeness(words, 1, article) }
  }
}

function addTo(sums: Map<number, number>, keys: Iterable<number>, weight: number): void {
  for (const key of keys) sums.set(key, (sums.get(key) ?? 0) + weight)
}
