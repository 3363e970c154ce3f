import { countTerms } from './count-terms.ts'
import type { TermCutter } from './terms.ts'

/** How often each term counts in one document; weights of its fields are already in. */
export type DocumentTerms = ReadonlyMap<string, number>

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
  return { scores: (query) => score([...countTerms(cut(query)).keys()], postings, documents.length) }
}

function score(
  terms: readonly string[],
  postings: ReadonlyMap<string, Posting>,
  total: number,
): Float32Array {
  const scores = new Float32Array(total)
  for (const term of terms) {
    const posting = postings.get(term)
    if (!posting) continue
    const weight = rarity(posting.documents.length, total) / terms.length
    for (let at = 0; at < posting.documents.length; at++) {
      const document = posting.documents[at] ?? 0
      scores[document] = (scores[document] ?? 0) + weight * (posting.weights[at] ?? 0)
    }
  }
  return scores
}

function rarity(found: number, total: number): number {
  return Math.log(1 + (total - found + 0.5) / (found + 0.5))
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}
