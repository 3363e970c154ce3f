import type { Synonym } from '../../../domain/knowledge/lexicon.ts'
import { type Corpus, knownTerms } from './corpus.ts'

/** The terms of a question, each once, with their weights. */
export type QueryTerms = ReadonlyMap<number, number>

/** How well the words of a question fit, field by field. */
export interface LexicalScores {
  /** By article: its text alone. */
  readonly text: Float32Array
  /** By chapter and by law: headings and names. */
  readonly chapter: Float32Array
  readonly law: Float32Array
  /** By article: all fields together. */
  readonly whole: Float32Array
}

const CHAPTER = 0.4
const LAW = 0.15
/** What the lexicon adds is a guess. */
const SYNONYM = 0.3

/** Field-weighted BM25. */
export function scoreTerms(corpus: Corpus, terms: QueryTerms): LexicalScores {
  const { texts, headings, lawNames, articles, lawOf, chapterOf } = corpus
  const text = new Float32Array(articles.length)
  const chapter = new Float32Array(corpus.chapters)
  const law = new Float32Array(corpus.laws.length)
  for (const [term, weight] of terms) {
    texts.addTo(text, term, weight)
    headings.addTo(chapter, term, weight)
    lawNames.addTo(law, term, weight)
  }
  const whole = new Float32Array(articles.length)
  for (let at = 0; at < whole.length; at++) {
    whole[at] =
      (text[at] ?? 0) + CHAPTER * (chapter[chapterOf[at] ?? 0] ?? 0) + LAW * (law[lawOf[at] ?? 0] ?? 0)
  }
  return { text, chapter, law, whole }
}

/** Reads a question's terms: its own, weighed by rarity, and those the lexicon adds. */
export type TermReader = (question: string) => { readonly own: QueryTerms; readonly added: QueryTerms }

export function createTermReader({ numbers, texts }: Corpus, synonyms: readonly Synonym[]): TermReader {
  const words = synonyms.flatMap(({ say, mean }) =>
    say.map((word) => ({ word, terms: mean.flatMap((meaning) => knownTerms(numbers, meaning)) })),
  )
  return (question) => {
    const own = new Map(knownTerms(numbers, question).map((term) => [term, texts.rarity(term)]))
    const added = new Map<number, number>()
    for (const { word, terms } of words) {
      if (!question.includes(word)) continue
      for (const term of terms) if (!own.has(term)) added.set(term, SYNONYM * texts.rarity(term))
    }
    return { own, added }
  }
}
