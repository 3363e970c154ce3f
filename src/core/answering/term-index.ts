import { countTerms } from './count-terms.ts'
import { createPostings, type WeightedTerms } from './postings.ts'
import type { TermCutter } from './terms.ts'

/** Cosine similarity of one query with every document of an index, by document number. */
export interface TermIndex {
  similarities(query: string): Float32Array
}

/**
 * An in-memory index of short texts: tf-idf vectors of unit length, so a similarity is between 0 and 1
 * and comparable across queries.
 */
export function createTermIndex(documents: readonly string[], cut: TermCutter): TermIndex {
  const counts = documents.map((text) => countTerms(cut(text)))
  const idf = inverseFrequencies(counts)
  const postings = createPostings(counts.map((terms) => unitVector(terms, idf)))
  return {
    similarities(query) {
      const scores = new Float32Array(documents.length)
      for (const [term, weight] of unitVector(countTerms(cut(query)), idf))
        postings.addTo(scores, term, weight)
      return scores
    },
  }
}

function inverseFrequencies(documents: readonly WeightedTerms[]): (term: string) => number {
  const frequencies = new Map<string, number>()
  for (const document of documents) {
    for (const term of document.keys()) frequencies.set(term, (frequencies.get(term) ?? 0) + 1)
  }
  const total = documents.length
  return (term) => Math.log(1 + total / (1 + (frequencies.get(term) ?? 0)))
}

function unitVector(counts: WeightedTerms, idf: (term: string) => number): WeightedTerms {
  const weighted = [...counts].map(
    ([term, count]) => [term, (1 + Math.log(count)) * idf(term) * shape(term)] as const,
  )
  const norm = Math.sqrt(weighted.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1
  return new Map(weighted.map(([term, weight]) => [term, weight / norm]))
}

/** A single character says less than a pair; a lexicon group says as much as a pair. */
function shape(term: string): number {
  return term.length === 1 ? 0.5 : 1
}
