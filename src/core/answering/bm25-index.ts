import { countTerms } from './count-terms.ts'
import { createPostings, type WeightedTerms } from './postings.ts'
import type { TermCutter } from './terms.ts'

/** BM25 of one query against every document, per query term, by document number. */
export interface Bm25Index {
  scores(query: string): Float32Array
}

/**
 * Term frequency hardly saturates here (K high): an entry whose many questions keep using a word is
 * about that word. Both measured on the question bank, see docs/decisions.
 */
const K = 8
const B = 0.5

/** Builds the index from documents as term counts. Weights are computed once, so a query only adds them up. */
export function createBm25Index(documents: readonly WeightedTerms[], cut: TermCutter): Bm25Index {
  const lengths = documents.map((terms) => sum(terms.values()))
  const average = sum(lengths) / Math.max(documents.length, 1)
  const postings = createPostings(
    documents.map((terms, document) => {
      const norm = K * (1 - B + (B * (lengths[document] ?? 0)) / average)
      return new Map([...terms].map(([term, count]) => [term, (count * (K + 1)) / (count + norm)]))
    }),
  )
  const rarity = (found: number) => Math.log(1 + (documents.length - found + 0.5) / (found + 0.5))
  return {
    scores(query) {
      const terms = [...countTerms(cut(query)).keys()]
      const scores = new Float32Array(documents.length)
      for (const term of terms) postings.addTo(scores, term, rarity(postings.count(term)) / terms.length)
      return scores
    },
  }
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}
