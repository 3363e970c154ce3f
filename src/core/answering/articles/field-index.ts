/** BM25 of a query over one field of all documents, laid out in flat arrays. */
export interface FieldIndex {
  readonly documents: number
  /** In how many documents the term occurs. */
  count(term: number): number
  /** Inverse document frequency. */
  rarity(term: number): number
  addTo(scores: Float32Array, term: number, factor: number): void
}

export interface FieldShape { readonly k: number; readonly b: number }

export function createFieldIndex(documents: readonly (readonly number[])[], terms: number, { k, b }: FieldShape): FieldIndex {
  const counts = new Int32Array(terms)
  const seen = new Int32Array(terms).fill(-1)
  let length = 0
  documents.forEach((document, at) => {
    length += document.length
    for (const term of document) {
      if (seen[term] === at) continue
      seen[term] = at
      counts[term]!++
    }
  })
  const starts = new Int32Array(terms + 1)
  for (let term = 0; term < terms; term++) starts[term + 1] = starts[term]! + counts[term]!
  const numbers = new Int32Array(starts[terms]!)
  const weights = new Float32Array(starts[terms]!)
  const next = starts.slice(0, terms)
  const average = length / Math.max(1, documents.length)
  documents.forEach((document, at) => {
    for (const term of document) {
      const place = next[term]!
      if (place > starts[term]! && numbers[place - 1] === at) { weights[place - 1]!++; continue }
      numbers[place] = at
      weights[place] = 1
      next[term] = place + 1
    }
  })
  const norms = documents.map((document) => k * (1 - b + (b * document.length) / average))
  for (let place = 0; place < weights.length; place++) {
    const tf = weights[place]!
    weights[place] = (tf * (k + 1)) / (tf + norms[numbers[place]!]!)
  }
  return {
    documents: documents.length,
    count: (term) => counts[term] ?? 0,
    rarity: (term) => { const n = counts[term] ?? 0; return Math.log(1 + (documents.length - n + 0.5) / (n + 0.5)) },
    addTo(scores, term, factor) {
      for (let place = starts[term]!; place < starts[term + 1]!; place++) scores[numbers[place]!]! += factor * weights[place]!
    },
  }
}
