/** One document as its terms and their weights. */
export type WeightedTerms = ReadonlyMap<string, number>

/** Which documents know a term, and how much; laid out in two flat arrays to be small and quick. */
export interface Postings {
  /** How many documents know the term. */
  count(term: string): number
  /** The weight of a term in one document; 0 when it is not there. */
  weightIn(document: number, term: string): number
  /** Calls `visit` with every document that knows the term and its weight there. */
  each(term: string, visit: (document: number, weight: number) => void): void
  /** Adds `factor` times the weight of the term to every document that knows it. */
  addTo(scores: Float32Array, term: string, factor: number): void
}

/** Lays out the postings of all documents; document numbers are their places in the list. */
export function createPostings(documents: readonly WeightedTerms[]): Postings {
  const counts = new Map<string, number>()
  for (const terms of documents) {
    for (const term of terms.keys()) counts.set(term, (counts.get(term) ?? 0) + 1)
  }
  const starts = new Map<string, number>()
  let total = 0
  for (const [term, count] of counts) {
    starts.set(term, total)
    total += count
  }
  const numbers = new Uint32Array(total)
  const weights = new Float32Array(total)
  const next = new Map(starts)
  documents.forEach((terms, document) => {
    for (const [term, weight] of terms) {
      const at = next.get(term) ?? 0
      numbers[at] = document
      weights[at] = weight
      next.set(term, at + 1)
    }
  })
  const each: Postings['each'] = (term, visit) => {
    const start = starts.get(term)
    if (start === undefined) return
    const end = start + (counts.get(term) ?? 0)
    for (let at = start; at < end; at++) visit(numbers[at] ?? 0, weights[at] ?? 0)
  }
  return {
    count: (term) => counts.get(term) ?? 0,
    each,
    weightIn(document, term) {
      let found = 0
      each(term, (other, weight) => {
        if (other === document) found = weight
      })
      return found
    },
    addTo(scores, term, factor) {
      each(term, (document, weight) => {
        scores[document] = (scores[document] ?? 0) + factor * weight
      })
    },
  }
}
