import type { TermNumbers } from '../term-numbers.ts'
import type { ArticleText } from './article.ts'
import type { FieldIndex } from './field-index.ts'

/** The telling terms of every article as a vector of length 1, to see how alike two articles are. */
export interface WordVectors {
  /** Adds `factor` times the article's vector. */
  addTo(sum: Map<number, number>, article: number, factor: number): void
  /** Cosine of the article with a sum of vectors whose length is known. */
  likeness(sum: ReadonlyMap<number, number>, length: number, article: number): number
}

/** More terms than this cost memory and did not help. */
const TERMS = 48
/** A character alone says less than a pair. */
const SINGLE = 0.5

export function createWordVectors(
  articles: readonly ArticleText[],
  { numbers, index }: { readonly numbers: TermNumbers; readonly index: FieldIndex },
): WordVectors {
  const importance = Float32Array.from(
    { length: numbers.size() },
    (_, term) => index.rarity(term) * (numbers.isSingle(term) ? SINGLE : 1),
  )
  const starts = new Int32Array(articles.length + 1)
  const terms = new Int32Array(articles.length * TERMS)
  const weights = new Float32Array(articles.length * TERMS)
  let end = 0
  articles.forEach(({ text }, at) => {
    const best = tellingTerms(numbers.know(text), importance)
    const length = lengthOf(best.map(([, weight]) => weight))
    for (const [term, weight] of best) {
      terms[end] = term
      weights[end] = weight / length
      end++
    }
    starts[at + 1] = end
  })
  return {
    addTo(sum, article, factor) {
      for (let place = starts[article] ?? 0; place < (starts[article + 1] ?? 0); place++) {
        const term = terms[place] ?? 0
        sum.set(term, (sum.get(term) ?? 0) + factor * (weights[place] ?? 0))
      }
    },
    likeness(sum, length, article) {
      let product = 0
      for (let place = starts[article] ?? 0; place < (starts[article + 1] ?? 0); place++) {
        product += (sum.get(terms[place] ?? 0) ?? 0) * (weights[place] ?? 0)
      }
      return product / (length || 1)
    },
  }
}

/** Euclidean length. */
export function lengthOf(values: Iterable<number>): number {
  let squares = 0
  for (const value of values) squares += value * value
  return Math.sqrt(squares) || 1
}

function tellingTerms(
  document: readonly number[],
  importance: Float32Array,
): readonly (readonly [number, number])[] {
  const counts = new Map<number, number>()
  for (const term of document) counts.set(term, (counts.get(term) ?? 0) + 1)
  const weighed = [...counts].map(
    ([term, count]) => [term, (count / (count + 1)) * (importance[term] ?? 0)] as const,
  )
  return weighed.sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, TERMS)
}
