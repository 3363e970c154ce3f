import type { Entry } from '../../domain/knowledge/entry.ts'
import { createBm25Index } from './bm25-index.ts'
import { countTerms } from './count-terms.ts'
import type { WeightedTerms } from './postings.ts'
import { createTermIndex } from './term-index.ts'
import type { TermCutter } from './terms.ts'

/** One entry and how well it fits, with what the judge of confidence looks at. */
export interface RankedEntry {
  readonly entry: Entry
  /** Only comparable within one version of the index. */
  readonly score: number
  /** Similarity with the nearest question of its bank, 0 to 1. */
  readonly nearest: number
}

/** Ranks all entries for one normalised question, best first. */
export type EntryRanker = (question: string) => readonly RankedEntry[]

/** A question nearly as in the bank outweighs everything else; a loose likeness adds nothing. */
const NEAR = 0.55
const NEAR_WEIGHT = 6
const TITLE_WEIGHT = 2

/** What building the ranker needs to know about words. */
export interface WordTools {
  readonly cut: TermCutter
  readonly normalise: (text: string) => string
}

/** Builds the ranker: BM25 over each entry's title, questions and text, and the nearest question of its bank. */
export function createEntryRanker(entries: readonly Entry[], { cut, normalise }: WordTools): EntryRanker {
  const texts = createBm25Index(
    entries.map((entry) => entryTerms(entry, { cut, normalise })),
    cut,
  )
  const bank = entries.flatMap((entry, owner) =>
    entry.questions.map((text) => ({ text: normalise(text), owner })),
  )
  const questions = createTermIndex(
    bank.map((question) => question.text),
    cut,
  )
  return (question) => {
    const scores = texts.scores(question)
    const nearest = nearestOf(questions.similarities(question), bank, entries.length)
    const ranked = entries.map((entry, at) => {
      const near = nearest[at] ?? 0
      const score = (scores[at] ?? 0) + NEAR_WEIGHT * Math.max(0, near - NEAR)
      return { entry, score, nearest: near }
    })
    return ranked.sort((a, b) => b.score - a.score)
  }
}

function nearestOf(
  similarities: Float32Array,
  bank: readonly { readonly owner: number }[],
  entries: number,
): Float32Array {
  const nearest = new Float32Array(entries)
  bank.forEach(({ owner }, at) => {
    nearest[owner] = Math.max(nearest[owner] ?? 0, similarities[at] ?? 0)
  })
  return nearest
}

function entryTerms(entry: Entry, { cut, normalise }: WordTools): WeightedTerms {
  const terms = countTerms(cut(normalise(bodyText(entry))))
  const add = (text: string, weight: number) => {
    for (const term of new Set(cut(normalise(text)))) terms.set(term, (terms.get(term) ?? 0) + weight)
  }
  add(entry.title, TITLE_WEIGHT)
  for (const question of entry.questions) add(question, 1)
  return terms
}

function bodyText(entry: Entry): string {
  if (entry.kind !== 'answer') return entry.reply
  const gists = entry.citations.map((citation) => citation.gist)
  return [...Object.values(entry.sections), ...gists].join('\n')
}
