import type { Synonym } from '../../../domain/knowledge/lexicon.ts'
import { createTermIndex } from '../term-index.ts'
import type { AnsweredQuestion } from './article.ts'
import { bestPlaces } from './best-places.ts'
import type { Corpus } from './corpus.ts'
import { lengthOf } from './word-vectors.ts'

/** What the nearest answered questions say about a new one. */
export interface Votes {
  /** By article: summed likeness of the questions it answers, and the likeness of the nearest. */
  readonly articles: ReadonlyMap<number, number>
  readonly nearestArticles: ReadonlyMap<number, number>
  /** By chapter and by law: share of the votes, and the likeness of the nearest question. */
  readonly chapters: ReadonlyMap<number, number>
  readonly nearestChapters: ReadonlyMap<number, number>
  readonly laws: ReadonlyMap<number, number>
  readonly nearestLaws: ReadonlyMap<number, number>
  /** Likeness of the nearest question, mean of the nearest five, and share of the strongest chapter. */
  readonly nearest: number
  readonly near: number
  readonly agreement: number
  /** How much the words of an article are like those of the articles voted for. */
  likeness(article: number): number
}

const NEIGHBOURS = 20

/** Answered questions, asked for those nearest to a new one. */
export function createQuestionBank(
  corpus: Corpus,
  bank: readonly AnsweredQuestion[],
  synonyms: readonly Synonym[],
): (question: string) => Votes {
  const index = createTermIndex(
    bank.map(({ question }) => question),
    synonyms,
  )
  return (question) => {
    const similarities = index.similarities(question)
    const neighbours = bestPlaces(similarities, NEIGHBOURS).map((at) => ({
      likeness: similarities[at] ?? 0,
      articles: bank[at]?.articles ?? [],
    }))
    return countVotes(corpus, neighbours)
  }
}

interface Neighbour {
  readonly likeness: number
  readonly articles: readonly number[]
}

function countVotes({ lawOf, chapterOf, vectors }: Corpus, neighbours: readonly Neighbour[]): Votes {
  const articles = new Tally()
  const chapters = new Tally()
  const laws = new Tally()
  const words = new Map<number, number>()
  let total = 0
  for (const { likeness, articles: places } of neighbours) {
    // Squared: a near question outweighs many far ones.
    const weight = likeness * likeness
    total += weight
    for (const place of places) vectors().addTo(words, place, weight / places.length)
    articles.add(places, likeness)
    chapters.add(new Set(places.map((place) => chapterOf[place] ?? 0)), likeness)
    laws.add(new Set(places.map((place) => lawOf[place] ?? 0)), likeness)
  }
  const length = lengthOf(words.values())
  const five = neighbours.slice(0, 5)
  const chapterShares = shares(chapters.sums, total)
  return {
    articles: articles.sums,
    nearestArticles: articles.highest,
    chapters: chapterShares,
    nearestChapters: chapters.highest,
    laws: shares(laws.sums, total),
    nearestLaws: laws.highest,
    nearest: neighbours[0]?.likeness ?? 0,
    near: five.reduce((sum, { likeness }) => sum + likeness, 0) / 5,
    agreement: Math.max(0, ...chapterShares.values()),
    likeness: (article) => vectors().likeness(words, length, article),
  }
}

class Tally {
  readonly sums = new Map<number, number>()
  readonly highest = new Map<number, number>()
  add(keys: Iterable<number>, likeness: number): void {
    for (const key of keys) {
      this.sums.set(key, (this.sums.get(key) ?? 0) + likeness * likeness)
      this.highest.set(key, Math.max(this.highest.get(key) ?? 0, likeness))
    }
  }
}

function shares(sums: ReadonlyMap<number, number>, total: number): ReadonlyMap<number, number> {
  return new Map([...sums].map(([key, sum]) => [key, sum / (total || 1)]))
}
