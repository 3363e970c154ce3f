import type { Synonym } from '../../../domain/knowledge/lexicon.ts'
import type { AnsweredQuestion } from './article.ts'
import { type ClassLikeness, learnClassLikeness } from './class-likeness.ts'
import type { Corpus } from './corpus.ts'
import { type Expectation, learnExpectation } from './expectation.ts'
import type { TermReader } from './lexical.ts'
import { createQuestionBank, type Votes } from './question-bank.ts'
import { learnTermWorth, type TermWorth } from './term-worth.ts'
import { type Fit, learnTowers } from './towers/learn-towers.ts'

/** Everything learned by counting from answered questions; the trees then learn how far to trust it. */
export interface Experience {
  readonly votes: (question: string) => Votes
  readonly expect: (question: string) => Expectation
  readonly worth: TermWorth
  readonly fit: (question: string) => (article: number) => Fit
  /** By law: logarithm of how often it answered. */
  readonly lawPrior: Float32Array
  readonly laws: ClassLikeness
  readonly chapters: ClassLikeness
  /** How many questions an article answered, and a chapter. */
  readonly articleCounts: ReadonlyMap<number, number>
  readonly chapterCounts: ReadonlyMap<number, number>
}

/** What does not change from one experience to the next. */
export interface Tools {
  readonly corpus: Corpus
  readonly synonyms: readonly Synonym[]
  readonly read: TermReader
  /** Our own entries as answered questions. */
  readonly entries: readonly AnsweredQuestion[]
}

/** Many entry questions ask the same; so many are enough to learn the worth of words, and to count words. */
const ENTRIES_LEARNED = 500
const ENTRIES_COUNTED = 2500
const PRIOR_SMOOTHING = 0.1

export function gatherExperience(
  tools: Tools,
  answered: readonly AnsweredQuestion[],
  seed: number,
): Experience {
  const { corpus, synonyms, entries } = tools
  const own = (question: string) => tools.read(question).own
  const some = spread(entries, ENTRIES_LEARNED)
  const asked = spread(entries.length > 0 ? entries : answered, ENTRIES_COUNTED).map(
    ({ question }) => question,
  )
  const lawOf = (article: number) => corpus.lawOf[article] ?? 0
  const chapterOf = (article: number) => corpus.chapterOf[article] ?? 0
  return {
    votes: createQuestionBank(corpus, answered, synonyms),
    expect: learnExpectation(corpus, answered, synonyms),
    worth: learnTermWorth(corpus, [...some, ...answered], asked),
    fit: learnTowers(tools, answered, seed),
    lawPrior: priorOf(answered, lawOf, corpus.laws.length),
    laws: learnClassLikeness(answered, lawOf, own),
    chapters: learnClassLikeness(answered, chapterOf, own),
    articleCounts: countAnswers(answered, (article) => article),
    chapterCounts: countAnswers(answered, chapterOf),
  }
}

/** At most so many, evenly from the whole list. */
function spread<T>(all: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, Math.ceil(all.length / most))
  return all.filter((_, at) => at % step === 0)
}

function priorOf(
  answered: readonly AnsweredQuestion[],
  lawOf: (article: number) => number,
  laws: number,
): Float32Array {
  const counts = countAnswers(answered, lawOf)
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0) + PRIOR_SMOOTHING * laws
  return Float32Array.from({ length: laws }, (_, law) =>
    Math.log(((counts.get(law) ?? 0) + PRIOR_SMOOTHING) / total),
  )
}

/** In how many questions a group of articles answered. */
function countAnswers(
  answered: readonly AnsweredQuestion[],
  groupOf: (article: number) => number,
): ReadonlyMap<number, number> {
  const counts = new Map<number, number>()
  for (const { articles } of answered) {
    for (const group of new Set(articles.map(groupOf))) counts.set(group, (counts.get(group) ?? 0) + 1)
  }
  return counts
}
