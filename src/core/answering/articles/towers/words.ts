import { type TermNumbers, UNKNOWN } from '../../term-numbers.ts'
import type { ArticleText } from '../article.ts'
import type { FieldIndex } from '../field-index.ts'
import { lengthOf } from '../word-vectors.ts'

/** Terms with weights whose squares add up to 1. */
export interface Words {
  readonly terms: Int32Array
  readonly weights: Float32Array
}

export function wordsOf(weighed: ReadonlyMap<number, number>): Words {
  const length = lengthOf(weighed.values())
  return {
    terms: Int32Array.from(weighed.keys()),
    weights: Float32Array.from(weighed.values(), (weight) => weight / length),
  }
}

/** Reads an article with its law's name and its headings. Keeps what it has read: candidates come back. */
export function createArticleWords(
  articles: readonly ArticleText[],
  { numbers, index }: { readonly numbers: TermNumbers; readonly index: FieldIndex },
): (article: number) => Words {
  const kept = new Map<number, Words>()
  return (article) => {
    const known = kept.get(article)
    if (known) return known
    const { law = '', chapter = '', text = '' } = articles[article] ?? {}
    const counts = new Map<number, number>()
    for (const term of numbers.know(`${law}。${chapter}。${text}`)) {
      if (term !== UNKNOWN) counts.set(term, (counts.get(term) ?? 0) + 1)
    }
    const weighed = [...counts].map(
      ([term, times]) => [term, (1 + Math.log(times)) * index.rarity(term)] as const,
    )
    const read = wordsOf(new Map(weighed))
    kept.set(article, read)
    return read
  }
}

/** The cosine of a text with others. */
export function commonWith({ terms, weights }: Words): (other: Words) => number {
  const known = new Map<number, number>()
  terms.forEach((term, at) => {
    known.set(term, weights[at] ?? 0)
  })
  return (other) => {
    let sum = 0
    for (let at = 0; at < other.terms.length; at++) {
      sum += (known.get(other.terms[at] ?? 0) ?? 0) * (other.weights[at] ?? 0)
    }
    return sum
  }
}
