import { countTerms } from './count-terms.ts'
import type { TermCutter } from './terms.ts'

/** How often each term counts in one document; weights of its fields are already in. */
export type DocumentTerms = ReadonlyMap<string, number>

/** One query against every document, by document number. */
export interface Bm25Scores {
  /** BM25 per query term. */
  readonly scores: Float32Array
  /** Share of the query, weighted by rarity, that the document knows at all: 0 to 1. */
  readonly coverage: Float32Array
}

export interface Bm25Index {
  search(query: string): Bm25Scores
}

/**
 * Term frequency hardly saturates here (K high): an entry whose many questions keep using a word is
 * about that word. Both measured on the question bank, see docs/decisions.
 */
const K = 8
const B = 0.5

interface Posting {
  readonly documents: number[]
  readonly weights: number[]
}

/** Builds the index. Weights are computed once, so a query only adds them up. */
export function createBm25Index(documents: readonly DocumentTerms[], cut: TermCutter): Bm25Index {
  const lengths = documents.map((terms) => sum(terms.values()))
  const average = sum(lengths) / Math.max(documents.length, 1)
  const postings = new Map<string, Posting>()
  documents.forEach((terms, document) => {
    const norm = K * (1 - B + (B * (lengths[document] ?? 0)) / average)
    for (const [term, count] of terms) {
      const posting = postings.get(term) ?? { documents: [], weights: [] }
      posting.documents.push(document)
      posting.weights.push((count * (K + 1)) / (count + norm))
      postings.set(term, posting)
    }
  })
  return { search: (query) => search([...countTerms(cut(query)).keys()], postings, documents.length) }
}

function search(terms: readonly string[], postings: ReadonlyMap<string, Posting>, total: number): Bm25Scores {
  const scores = new Float32Array(total)
  const coverage = new Float32Array(total)
  const found = terms.map((term) => postings.get(term))
  const rarities = found.map((posting) => rarity(posting?.documents.length ?? 0, total))
  const whole = sum(rarities) || 1
  found.forEach((posting, term) => {
    if (!posting) return
    const weight = rarities[term] ?? 0
    for (let at = 0; at < posting.documents.length; at++) {
      const document = posting.documents[at] ?? 0
      scores[document] = (scores[document] ?? 0) + (weight * (posting.weights[at] ?? 0)) / terms.length
      coverage[document] = (coverage[document] ?? 0) + weight / whole
    }
  })
  return { scores, coverage }
}

function rarity(found: number, total: number): number {
  return Math.log(1 + (total - found + 0.5) / (found + 0.5))
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}
