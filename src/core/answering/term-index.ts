import type { Synonym } from '../../domain/knowledge/lexicon.ts'
import { createPostings, type Postings } from './postings.ts'
import { createTermNumbers, type TermNumbers } from './term-numbers.ts'

/** Cosine similarity of a query with every text it was built from, by place in the list. */
export interface TermIndex {
  similarities(query: string): Float32Array
  /** The places whose text is at least `least` similar; quick when `least` is high, because few can be. */
  alike(query: string, least: number): readonly number[]
}

/** A single character says less than a pair; a lexicon group says as much as a pair. */
const SINGLE = 0.5

/** Builds the index. Terms are weighted by how rare they are; 0 to 1, comparable across queries. */
export function createTermIndex(texts: readonly string[], synonyms: readonly Synonym[]): TermIndex {
  const numbers = createTermNumbers(synonyms)
  const documents = texts.map((text) => numbers.learn(text))
  const postings = createPostings(documents, numbers.size())
  const weigh = createWeigher(numbers, postings, texts.length)
  const norms = Float32Array.from(documents, (terms) => lengthOf(weigh(terms)))
  return {
    similarities(query) {
      const scores = new Float32Array(texts.length)
      const weighted = weigh(numbers.know(query))
      const norm = lengthOf(weighted)
      for (const [term, { weight, rarity }] of weighted) {
        postings.each(term, (document, times) => {
          const there = (1 + Math.log(times)) * rarity
          scores[document] = (scores[document] ?? 0) + (weight * there) / (norm * (norms[document] ?? 1))
        })
      }
      return scores
    },
    alike(query, least) {
      const weighted = weigh(numbers.know(query))
      const norm = lengthOf(weighted)
      const candidates = new Set<number>()
      for (const term of heaviest(weighted, norm * least)) postings.each(term, (at) => candidates.add(at))
      const similarityTo = (at: number) => {
        let sum = 0
        for (const [term, { weight, rarity }] of weighted) {
          const times = postings.times(term, at)
          if (times > 0) sum += weight * (1 + Math.log(times)) * rarity
        }
        return sum / (norm * (norms[at] ?? 1))
      }
      return [...candidates].filter((at) => similarityTo(at) >= least)
    },
  }
}

/** Terms of which a text must share at least one: all others together are shorter than `enough`. */
function heaviest(weighted: ReadonlyMap<number, Weighted>, enough: number): readonly number[] {
  const sorted = [...weighted].toSorted(([, a], [, b]) => b.weight - a.weight)
  let rest = sorted.reduce((sum, [, { weight }]) => sum + weight * weight, 0)
  const needed = sorted.findIndex(([, { weight }]) => {
    rest -= weight * weight
    return rest < enough * enough
  })
  return sorted.slice(0, needed + 1).map(([term]) => term)
}

interface Weighted {
  readonly weight: number
  readonly rarity: number
}

function createWeigher(numbers: TermNumbers, postings: Postings, size: number) {
  const rarityOf = (term: number) =>
    Math.log(1 + size / (1 + postings.count(term))) * (numbers.isSingle(term) ? SINGLE : 1)
  return (terms: readonly number[]): ReadonlyMap<number, Weighted> => {
    const counts = new Map<number, number>()
    for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
    return new Map(
      [...counts].map(([term, times]) => {
        const rarity = rarityOf(term)
        return [term, { weight: (1 + Math.log(times)) * rarity, rarity }] as const
      }),
    )
  }
}

function lengthOf(weighted: ReadonlyMap<number, Weighted>): number {
  let sum = 0
  for (const { weight } of weighted.values()) sum += weight * weight
  return Math.sqrt(sum) || 1
}
