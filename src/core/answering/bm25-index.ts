import { createPostings } from './postings.ts'

/** BM25 of one query against every document, by document number. */
export interface Bm25Index {
  /** `query`: distinct term numbers. `without`: as if these terms had never been added once to that document. */
  scores(query: readonly number[], without?: LeftOut): Float32Array
  /** How much of a query a document knows, rare terms counting more: 0 to 1. */
  coverage(query: readonly number[], document: number): number
  /** How many documents hold a term. */
  count(term: number): number
}

/** A text that is part of a document and shall not count. */
export interface LeftOut {
  readonly document: number
  readonly terms: ReadonlySet<number>
}

/**
 * Term frequency hardly saturates here (K high): an entry whose many questions keep using a word is
 * about that word. Both measured on the question bank, see docs/decisions.
 */
const K = 8
const B = 0.5

/** Builds the index of documents given as term numbers below `terms`, with repeats. */
export function createBm25Index(documents: readonly (readonly number[])[], terms: number): Bm25Index {
  const size = documents.length
  const lengths = Float32Array.from(documents, ({ length }) => length)
  const average = lengths.reduce((total, length) => total + length, 0) / Math.max(size, 1)
  const normOf = (length: number) => K * (1 - B + (B * length) / average)
  const norms = lengths.map(normOf)
  const postings = createPostings(documents, terms)
  const rarityOf = (term: number) => {
    const found = postings.count(term)
    return Math.log(1 + (size - found + 0.5) / (found + 0.5))
  }
  const factorOf = (term: number, query: readonly number[]) => (rarityOf(term) * (K + 1)) / query.length
  const scoreWithout = (query: readonly number[], { document, terms: gone }: LeftOut) => {
    const norm = normOf((lengths[document] ?? 0) - gone.size)
    return query.reduce((total, term) => {
      const times = postings.times(term, document) - (gone.has(term) ? 1 : 0)
      return times > 0 ? total + (factorOf(term, query) * times) / (times + norm) : total
    }, 0)
  }
  return {
    count: postings.count,
    coverage(query, document) {
      let whole = 0
      let known = 0
      for (const term of query) {
        const rarity = rarityOf(term)
        whole += rarity
        if (postings.times(term, document) > 0) known += rarity
      }
      return whole > 0 ? known / whole : 0
    },
    scores(query, without) {
      const scores = new Float32Array(size)
      for (const term of query) {
        const factor = factorOf(term, query)
        postings.each(term, (document, times) => {
          scores[document] = (scores[document] ?? 0) + (factor * times) / (times + (norms[document] ?? K))
        })
      }
      if (without) scores[without.document] = scoreWithout(query, without)
      return scores
    },
  }
}
