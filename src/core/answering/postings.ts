/** Which documents hold a term and how often, laid out in flat arrays to be small and quick. */
export interface Postings {
  /** How many documents hold the term. */
  count(term: number): number
  /** Calls `visit` with every document that holds the term and how often. */
  each(term: number, visit: (document: number, times: number) => void): void
  /** How often one document holds the term. */
  times(term: number, document: number): number
}

const MOST_TIMES = 65_535

/** Lays out documents given as term numbers below `terms`, with repeats; document numbers are their places. */
export function createPostings(documents: readonly (readonly number[])[], terms: number): Postings {
  const starts = startsOf(documents, terms)
  const next = starts.slice(0, terms)
  const numbers = new Uint32Array(starts[terms] ?? 0)
  const times = new Uint16Array(starts[terms] ?? 0)
  documents.forEach((document, number) => {
    for (const term of document) {
      const place = next[term] ?? 0
      const last = place - 1
      if (place > (starts[term] ?? 0) && numbers[last] === number) {
        times[last] = Math.min(MOST_TIMES, (times[last] ?? 0) + 1)
      } else {
        numbers[place] = number
        times[place] = 1
        next[term] = place + 1
      }
    }
  })
  const each: Postings['each'] = (term, visit) => {
    const end = starts[term + 1] ?? 0
    for (let at = starts[term] ?? end; at < end; at++) visit(numbers[at] ?? 0, times[at] ?? 0)
  }
  return {
    count: (term) => (term < 0 ? 0 : (starts[term + 1] ?? 0) - (starts[term] ?? 0)),
    each,
    times(term, document) {
      const at = firstFrom(numbers, document, { from: starts[term] ?? 0, to: starts[term + 1] ?? 0 })
      return at < (starts[term + 1] ?? 0) && numbers[at] === document ? (times[at] ?? 0) : 0
    },
  }
}

/** The first place of a rising stretch whose number is not below `least`; its end when there is none. */
function firstFrom(numbers: Uint32Array, least: number, { from, to }: { from: number; to: number }): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((numbers[middle] ?? 0) < least) low = middle + 1
    else high = middle
  }
  return low
}

/** Where each term's documents begin; the last number is where all end. */
function startsOf(documents: readonly (readonly number[])[], terms: number): Uint32Array {
  const starts = new Uint32Array(terms + 1)
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
