import type { Synonym } from '../../../domain/knowledge/lexicon.ts'
import type { AnsweredQuestion, ArticleText } from './article.ts'
import { bestPlaces } from './best-places.ts'
import { pickCandidates } from './candidates.ts'
import { type Corpus, createCorpus } from './corpus.ts'
import { gatherExperience, type Tools } from './experience.ts'
import { readFeatures } from './features.ts'
import { weighLaws } from './law-weights.ts'
import { learnRanking } from './learn-ranking.ts'
import { createTermReader, scoreTerms } from './lexical.ts'
import { once } from './once.ts'
import { createQuestionBank } from './question-bank.ts'
import { type Untaught, viewQuestion } from './question-view.ts'

/** One article and how well it fits; scores are only comparable within one question. */
export interface RankedArticle {
  /** The article's place in the list the ranker was built from. */
  readonly at: number
  readonly score: number
}

export interface ArticleRanker {
  /** The articles that fit a question best, best first. */
  rank(question: string, limit: number): readonly RankedArticle[]
  /** A ranker over the same articles that has learned from answered questions; the same seed gives the same ranker. */
  taught(answered: readonly AnsweredQuestion[], seed?: number): ArticleRanker
}

export interface ArticleRankerOptions {
  /** Villagers' words and the law's, added to a question when it is searched. */
  readonly synonyms: readonly Synonym[]
  /** Our own entries' questions with the articles they cite: how much a law matters to people here. */
  readonly entries: readonly AnsweredQuestion[]
}

/**
 * Ranks articles of law for questions in plain words. Untaught it compares words and knows how much each law
 * matters; taught with answered questions it re-orders the best few hundred with boosted trees.
 */
export function createArticleRanker(
  articles: readonly ArticleText[],
  { synonyms, entries }: ArticleRankerOptions,
): ArticleRanker {
  const corpus = createCorpus(articles)
  const lawWeights = weighLaws(corpus.laws, articles, entries)
  const tools: Tools = { corpus, synonyms, entries, read: createTermReader(corpus, synonyms) }
  const sight = once(() => ({
    ...tools,
    lawWeights,
    entryVotes: createQuestionBank(corpus, entries, synonyms),
  }))
  return {
    rank(question, limit) {
      const { own, added } = tools.read(question)
      const scores = scoreTerms(corpus, new Map([...own, ...added])).whole
      addByLaw(corpus, scores, lawWeights)
      return bestPlaces(scores, limit).map((at) => ({ at, score: scores[at] ?? 0 }))
    },
    taught: (answered, seed = 1) => createTaughtRanker(sight(), answered, seed),
  }
}

/** Trees are at a loss where a matter is new to them; the hand-weighed sum then keeps the order sane. */
const FIRST_SHARE = 0.03

function createTaughtRanker(
  untaught: Untaught,
  answered: readonly AnsweredQuestion[],
  seed: number,
): ArticleRanker {
  const score = learnRanking(untaught, answered, seed)
  const sight = { ...untaught, experience: gatherExperience(untaught, answered, seed) }
  return {
    rank(question, limit) {
      const view = viewQuestion(sight, question)
      const candidates = pickCandidates(sight, view)
      const values = readFeatures(sight, view, candidates)
      const ranked = candidates.map((at, row) => ({
        at,
        score: score(values, row) + FIRST_SHARE * (view.first[at] ?? 0),
      }))
      return ranked.sort((a, b) => b.score - a.score).slice(0, limit)
    },
    taught: (others, otherSeed = seed) => createTaughtRanker(untaught, others, otherSeed),
  }
}

function addByLaw({ lawOf }: Corpus, scores: Float32Array, byLaw: Float32Array): void {
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) + (byLaw[lawOf[at] ?? 0] ?? 0)
}
