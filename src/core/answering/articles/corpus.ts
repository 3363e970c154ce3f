import { createTermNumbers, type TermNumbers, UNKNOWN } from '../term-numbers.ts'
import type { ArticleText } from './article.ts'
import { createFieldIndex, type FieldIndex } from './field-index.ts'
import { once } from './once.ts'
import { findReferences, type References } from './references.ts'
import { createArticleWords, type Words } from './towers/words.ts'
import { createWordVectors, type WordVectors } from './word-vectors.ts'

/** All articles, numbered by their places, with what is counted once: indexes, groups, references. */
export interface Corpus {
  readonly articles: readonly ArticleText[]
  readonly laws: readonly string[]
  /** By article: the number of its law, and of its chapter (chapters of different laws are different). */
  readonly lawOf: Int32Array
  readonly chapterOf: Int32Array
  readonly chapters: number
  readonly lawSizes: Int32Array
  readonly numbers: TermNumbers
  readonly texts: FieldIndex
  readonly headings: FieldIndex
  readonly lawNames: FieldIndex
  /** Only a taught ranker asks for these. */
  readonly vectors: () => WordVectors
  readonly references: () => References
  /** An article's words, its law's name and its headings. */
  readonly words: (article: number) => Words
  /** The pairs of characters in each sentence of an article, each once. */
  readonly sentences: (article: number) => readonly Int32Array[]
}

export function createCorpus(articles: readonly ArticleText[]): Corpus {
  const numbers = createTermNumbers([])
  const texts = articles.map(({ text }) => numbers.learn(text))
  const laws = numbered(articles.map(({ law }) => law))
  const chapters = numbered(articles.map(({ law, chapter }) => `${law}\n${chapter}`))
  const headings = chapters.names.map((name) => numbers.learn(name.slice(name.indexOf('\n') + 1)))
  const lawNames = laws.names.map((name) => numbers.learn(name))
  const lawSizes = new Int32Array(laws.names.length)
  for (const law of laws.of) lawSizes[law] = (lawSizes[law] ?? 0) + 1
  const index = createFieldIndex(texts, numbers.size())
  return {
    articles,
    laws: laws.names,
    lawOf: laws.of,
    chapterOf: chapters.of,
    chapters: chapters.names.length,
    lawSizes,
    numbers,
    texts: index,
    headings: createFieldIndex(headings, numbers.size()),
    lawNames: createFieldIndex(lawNames, numbers.size()),
    vectors: once(() => createWordVectors(articles, { numbers, index })),
    references: once(() => findReferences(articles)),
    words: createArticleWords(articles, { numbers, index }),
    sentences: createSentenceReader(articles, numbers),
  }
}

const SENTENCE_END = /[。；：\n]/

/** Keeps what it has read: candidates come back from question to question. */
function createSentenceReader(articles: readonly ArticleText[], numbers: TermNumbers): Corpus['sentences'] {
  const kept = new Map<number, readonly Int32Array[]>()
  return (article) => {
    const known = kept.get(article)
    if (known) return known
    const sentences = (articles[article]?.text ?? '').split(SENTENCE_END).filter(({ length }) => length > 1)
    const read = sentences.map((sentence) => {
      const pairs = knownTerms(numbers, sentence).filter((term) => !numbers.isSingle(term))
      return Int32Array.from(new Set(pairs))
    })
    kept.set(article, read)
    return read
  }
}

/** Numbers equal names alike, in order of first appearance. */
function numbered(names: readonly string[]): { readonly names: readonly string[]; readonly of: Int32Array } {
  const places = new Map<string, number>()
  const of = Int32Array.from(names, (name) => {
    const known = places.get(name)
    if (known !== undefined) return known
    places.set(name, places.size)
    return places.size - 1
  })
  return { names: [...places.keys()], of }
}

/** The terms of a text that occur in some article, heading or name. */
export function knownTerms(numbers: TermNumbers, text: string): readonly number[] {
  return numbers.know(text).filter((term) => term !== UNKNOWN)
}
