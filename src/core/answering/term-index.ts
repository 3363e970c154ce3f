import { countTerms } from './count-terms.ts'
import type { TermCutter } from './terms.ts'

/** Cosine similarity of one query with every document of an index, by document number. */
export interface TermIndex {
  similarities(query: string): Float32Array
}

interface Posting {
  readonly documents: number[]
  readonly weights: number[]
}

/**
 * An in-memory index of short texts: tf-idf vectors of unit length, so a similarity is between 0 and 1
 * and comparable across queries, which is what the judge of confidence needs.
 */
export function createTermIndex(documents: readonly string[], cut: TermCutter): TermIndex {
  const counts = documents.map((text) => countTerms(cut(text)))
  const idf = inverseFrequencies(counts)
  const postings = new Map<string, Posting>()
  counts.forEach((terms, document) => {
    for (const [term, weight] of unitVector(terms, idf)) {
      const posting = postings.get(term) ?? { documents: [], weights: [] }
      posting.documents.push(document)
      posting.weights.push(weight)
      postings.set(term, posting)
    }
  })
  return {
    similarities(query) {
      const scores = new Float32Array(documents.length)
      for (const [term, weight] of unitVector(countTerms(cut(query)), idf))
        addPosting(scores, postings.get(term), weight)
      return scores
    },
  }
}

function addPosting(scores: Float32Array, posting: Posting | undefined, weight: number): void {
  if (!posting) return
  for (let at = 0; at < posting.documents.length; at++) {
    const document = posting.documents[at] ?? 0
    scores[document] = (scores[document] ?? 0) + weight * (posting.weights[at] ?? 0)
  }
}

function inverseFrequencies(documents: readonly Map<string, number>[]): (term: string) => number {
  const frequencies = new Map<string, number>()
  for (const document of documents) {
    for (const term of document.keys()) frequencies.set(term, (frequencies.get(term) ?? 0) + 1)
  }
  const total = documents.length
  return (term) => Math.log(1 + total / (1 + (frequencies.get(term) ?? 0)))
}

function unitVector(
  counts: ReadonlyMap<string, number>,
  idf: (term: string) => number,
): readonly (readonly [string, number])[] {
  const weighted = [...counts].map(
    ([term, count]) => [term, (1 + Math.log(count)) * idf(term) * shape(term)] as const,
  )
  const norm = Math.sqrt(weighted.reduce((sum, [, weight]) => sum + weight * weight, 0)) || 1
  return weighted.map(([term, weight]) => [term, weight / norm] as const)
}

/** A single character says less than a pair; a lexicon group says as much as a pair. */
function shape(term: string): number {
  return term.length === 1 ? 0.5 : 1
}
