import { createPostings } from '../postings.ts'

/** BM25 of one field of the articles, one term at a time. */
export interface FieldIndex {
  /** In how many documents the term occurs. */
  count(term: number): number
  /** Inverse document frequency, never negative. */
  rarity(term: number): number
  /** Adds `factor` times the saturated frequency of the term to every document that holds it. */
  addTo(scores: Float32Array, term: number, factor: number): void
  /** Adds `factor` to every document that holds the term. */
  mark(scores: Float32Array, term: number, factor: number): void
}

/** Articles are long and written once: their frequencies saturate, unlike those of an entry's question bank. */
const K = 1.2
const B = 0.75

/** Builds the index of documents given as term numbers below `terms`. */
export function createFieldIndex(documents: readonly (readonly number[])[], terms: number): FieldIndex {
  // The functions below must not hold the documents: they are larger than the index.
  const size = documents.length
  const postings = createPostings(documents, terms)
  const average = documents.reduce((sum, { length }) => sum + length, 0) / Math.max(size, 1) || 1
  const norms = Float32Array.from(documents, ({ length }) => K * (1 - B + (B * length) / average))
  return {
    count: postings.count,
    rarity(term) {
      const found = postings.count(term)
      return Math.log(1 + (size - found + 0.5) / (found + 0.5))
    },
    addTo(scores, term, factor) {
      postings.each(term, (document, times) => {
        const saturated = (times * (K + 1)) / (times + (norms[document] ?? 0))
        scores[document] = (scores[document] ?? 0) + factor * saturated
      })
    },
    mark(scores, term, factor) {
      postings.each(term, (document) => {
        scores[document] = (scores[document] ?? 0) + factor
      })
    },
  }
}
