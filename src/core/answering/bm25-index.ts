import { countTerms } from './count-terms.ts'
import { createPostings, type WeightedTerms } from './postings.ts'
import type { TermCutter } from './terms.ts'

/** BM25 of one query against every document, by document number. */
export interface Bm25Index {
  /** `without`: as if this text had never been added to that document. */
  scores(query: string, without?: LeftOut): Float32Array
}

/** A text that is part of a document and shall not count. */
export interface LeftOut {
  readonly document: number
  readonly text: string
}

/**
 * Term frequency hardly saturates here (K high): an entry whose many questions keep using a word is
 * about that word. Both measured on the question bank, see docs/decisions.
 */
const K = 8
const B = 0.5

/** Builds the index from documents as term counts; keeps no more of them than the postings. */
export function createBm25Index(documents: readonly WeightedTerms[], cut: TermCutter): Bm25Index {
  const lengths = Float32Array.from(documents, (terms) => sum(terms.values()))
  const size = documents.length
  const average = sum(lengths) / Math.max(size, 1)
  const normOf = (length: number) => K * (1 - B + (B * length) / average)
  const norms = lengths.map(normOf)
  const postings = createPostings(documents)
  const rarity = (found: number) => Math.log(1 + (size - found + 0.5) / (found + 0.5))
  const factorsOf = (query: string): readonly (readonly [string, number])[] => {
    const terms = [...countTerms(cut(query)).keys()]
    return terms.map((term) => [term, (rarity(postings.count(term)) * (K + 1)) / terms.length])
  }
  const scoreWithout = (query: string, { document, text }: LeftOut): number => {
    const gone = new Set(cut(text))
    const norm = normOf((lengths[document] ?? 0) - gone.size)
    return sum(
      factorsOf(query).map(([term, factor]) => {
        const count = postings.weightIn(document, term) - (gone.has(term) ? 1 : 0)
        return count > 0 ? (factor * count) / (count + norm) : 0
      }),
    )
  }
  return {
    scores(query, without) {
      const scores = new Float32Array(size)
      for (const [term, factor] of factorsOf(query)) {
        postings.each(term, (document, count) => {
          scores[document] = (scores[document] ?? 0) + (factor * count) / (count + (norms[document] ?? K))
        })
      }
      if (without) scores[without.document] = scoreWithout(query, without)
      return scores
    },
  }
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}
