import { bestPlaces } from './best-places.ts'
import { type Closeness, readCloseness } from './closeness.ts'
import type { Expectation } from './expectation.ts'
import type { Experience, Tools } from './experience.ts'
import { type LexicalScores, scoreTerms } from './lexical.ts'
import type { Votes } from './question-bank.ts'
import type { Fit } from './towers/learn-towers.ts'
import { lengthOf } from './word-vectors.ts'

/** Everything the features of one question are read from. */
export interface QuestionView {
  readonly question: string
  readonly lexical: LexicalScores
  readonly added: Float32Array
  readonly worth: Float32Array
  /** Share of the question's rarity, and of its worth, that an article's text holds. */
  readonly coverage: Float32Array
  readonly worthCoverage: Float32Array
  /** Highest lexical score and highest worth of any article. */
  readonly top: number
  readonly topWorth: number
  /** By article: the hand-weighed sum that picks the candidates. */
  readonly first: Float32Array
  readonly votes: Votes
  readonly expected: Expectation
  readonly entryVotes: Votes
  readonly lawLikeness: ReadonlyMap<number, number>
  readonly chapterLikeness: ReadonlyMap<number, number>
  readonly closeness: (article: number) => Closeness
  readonly fit: (article: number) => Fit
  /** How much an article is like the best lexical ones. */
  readonly feedback: (article: number) => number
}

/** Weights of the first sum; the trees correct them. */
const WORTH = 0.5
const LAW_WEIGHT = 0.5
const LAW_PRIOR = 2
const LAW_VOTES = 12
const CHAPTER_VOTES = 20
const ARTICLE_VOTES = 15
const CLASS = 6
const EXPECTED_LAW = 10
const EXPECTED_CHAPTER = 15
const EXPECTED_ARTICLE = 20
/** A class that never saw such words. */
const UNLIKE = -0.5
const FEEDBACK = 10

/** What a ranker keeps at hand before it has any experience. */
export interface Untaught extends Tools {
  readonly lawWeights: Float32Array
  readonly entryVotes: (question: string) => Votes
}

export interface Sight extends Untaught {
  readonly experience: Experience
}

export function viewQuestion(sight: Sight, question: string): QuestionView {
  const { corpus, experience } = sight
  const { own, added } = sight.read(question)
  const worth = new Map([...own.keys()].map((term) => [term, experience.worth(term, own.size)]))
  const lexical = scoreTerms(corpus, own)
  const addedScores = scoreTerms(corpus, added).whole
  const weighed = scoreTerms(corpus, worth).whole
  for (let at = 0; at < weighed.length; at++) {
    lexical.whole[at] = (lexical.whole[at] ?? 0) + (addedScores[at] ?? 0)
    weighed[at] = (weighed[at] ?? 0) + (addedScores[at] ?? 0)
  }
  const view = {
    question,
    lexical,
    added: addedScores,
    worth: weighed,
    coverage: coverageOf(sight, own),
    worthCoverage: coverageOf(sight, worth),
    top: highest(lexical.whole),
    topWorth: highest(weighed),
    votes: experience.votes(question),
    expected: experience.expect(question),
    entryVotes: sight.entryVotes(question),
    lawLikeness: experience.laws(own),
    chapterLikeness: experience.chapters(own),
    closeness: readCloseness(corpus, question, worth),
    fit: experience.fit(question),
    feedback: feedbackOf(sight, lexical),
  }
  return { ...view, first: firstSum(sight, view) }
}

function firstSum(
  { corpus, lawWeights, experience }: Sight,
  view: Omit<QuestionView, 'first'>,
): Float32Array {
  const { votes, expected } = view
  const byLaw = corpus.laws.map(
    (_, law) =>
      LAW_WEIGHT * (lawWeights[law] ?? 0) +
      LAW_PRIOR * (experience.lawPrior[law] ?? 0) +
      LAW_VOTES * (votes.laws.get(law) ?? 0) +
      EXPECTED_LAW * (expected.laws.get(law) ?? 0) +
      CLASS * Math.max(UNLIKE, view.lawLikeness.get(law) ?? UNLIKE),
  )
  const byChapter = Array.from(
    { length: corpus.chapters },
    (_, chapter) =>
      CHAPTER_VOTES * (votes.chapters.get(chapter) ?? 0) +
      EXPECTED_CHAPTER * (expected.chapters.get(chapter) ?? 0) +
      CLASS * Math.max(UNLIKE, view.chapterLikeness.get(chapter) ?? UNLIKE),
  )
  const first = new Float32Array(corpus.articles.length)
  for (let at = 0; at < first.length; at++) {
    first[at] =
      (view.lexical.whole[at] ?? 0) +
      WORTH * (view.worth[at] ?? 0) +
      (byLaw[corpus.lawOf[at] ?? 0] ?? 0) +
      (byChapter[corpus.chapterOf[at] ?? 0] ?? 0)
  }
  for (const [at, likeness] of votes.nearestArticles) first[at] = (first[at] ?? 0) + ARTICLE_VOTES * likeness
  for (const [at, share] of expected.articles) first[at] = (first[at] ?? 0) + EXPECTED_ARTICLE * share
  return first
}

function coverageOf({ corpus }: Sight, terms: ReadonlyMap<number, number>): Float32Array {
  const pairs = [...terms].filter(([term]) => !corpus.numbers.isSingle(term))
  const total = pairs.reduce((sum, [, weight]) => sum + weight, 0) || 1
  const coverage = new Float32Array(corpus.articles.length)
  for (const [term, weight] of pairs) corpus.texts.mark(coverage, term, weight / total)
  return coverage
}

function feedbackOf({ corpus }: Sight, { whole }: LexicalScores): (article: number) => number {
  const words = new Map<number, number>()
  for (const place of bestPlaces(whole, FEEDBACK)) corpus.vectors().addTo(words, place, whole[place] ?? 0)
  const length = lengthOf(words.values())
  return (article) => corpus.vectors().likeness(words, length, article)
}

function highest(scores: Float32Array): number {
  let found = 0
  for (let at = 0; at < scores.length; at++) found = Math.max(found, scores[at] ?? 0)
  return found || 1
}
