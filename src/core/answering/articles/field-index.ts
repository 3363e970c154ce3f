/** Which documents hold a term and how often, in flat arrays; scored with BM25. */
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

const K = 1.2
const B = 0.75
const MOST = 255

/** Builds the index of documents given as term numbers below `terms`. */
export function createFieldIndex(documents: readonly Int32Array[], terms: number): FieldIndex {
  const { starts, numbers, frequencies } = layPostings(documents, terms)
  const average = documents.reduce((sum, { length }) => sum + length, 0) / Math.max(documents.length, 1) || 1
  const norms = Float32Array.from(documents, ({ length }) => K * (1 - B + (B * length) / average))
  const count = (term: number) => (starts[term + 1] ?? 0) - (starts[term] ?? 0)
  return {
    count,
    rarity: (term) => Math.log(1 + (documents.length - count(term) + 0.5) / (count(term) + 0.5)),
    addTo(scores, term, factor) {
      const end = starts[term + 1] ?? 0
      for (let place = starts[term] ?? 0; place < end; place++) {
        const document = numbers[place] ?? 0
        const frequency = frequencies[place] ?? 0
        const saturated = (frequency * (K + 1)) / (frequency + (norms[document] ?? 0))
        scores[document] = (scores[document] ?? 0) + factor * saturated
      }
    },
    mark(scores, term, factor) {
      const end = starts[term + 1] ?? 0
      for (let place = starts[term] ?? 0; place < end; place++) {
        const document = numbers[place] ?? 0
        scores[document] = (scores[document] ?? 0) + factor
      }
    },
  }
}

function layPostings(documents: readonly Int32Array[], terms: number) {
  const starts = startsOf(documents, terms)
  const next = starts.slice(0, terms)
  const numbers = new Int32Array(starts[terms] ?? 0)
  const frequencies = new Uint8Array(starts[terms] ?? 0)
  documents.forEach((document, number) => {
    for (const term of document) {
      const place = next[term] ?? 0
      const last = place - 1
      if (place > (starts[term] ?? 0) && numbers[last] === number) {
        frequencies[last] = Math.min(MOST, (frequencies[last] ?? 0) + 1)
      } else {
        numbers[place] = number
        frequencies[place] = 1
        next[term] = place + 1
      }
    }
  })
  return { starts, numbers, frequencies }
}

/** Where each term's documents begin; the last number is where all end. */
function startsOf(documents: readonly Int32Array[], terms: number): Int32Array {
  const starts = new Int32Array(terms + 1)
  const seenIn = new Int32Array(terms).fill(-1)
  documents.forEach((document, number) => {
    for (const term of document) {
      if (seenIn[term] === number) continue
      seenIn[term] = number
      starts[term + 1] = (starts[term + 1] ?? 0) + 1
    }
  })
  for (let term = 0; term < terms; term++) starts[term + 1] = (starts[term + 1] ?? 0) + (starts[term] ?? 0)
  return starts
}
