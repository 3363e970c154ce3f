import type { Entry } from '../../domain/knowledge/entry.ts'
import { createBm25Index } from './bm25-index.ts'
import { countTerms } from './count-terms.ts'
import type { WeightedTerms } from './postings.ts'
import type { TermCutter } from './terms.ts'

/** One entry and how well it fits. */
export interface RankedEntry {
  readonly entry: Entry
  /** Only comparable within one version of the index. */
  readonly score: number
}

/** Ranks all entries for normalised questions. */
export interface EntryRanker {
  /** Best first. */
  rank(question: string): readonly RankedEntry[]
  /** How many entries are ranked before `entry` for its own question `text`, were the question not in the bank. */
  placeLeftOut(entry: Entry, text: string): number
}

/** A question that stands in the bank word for word belongs to its entry, whatever else its words are like. */
const EXACT = 2.7
const TITLE_WEIGHT = 2

/** What building the ranker needs to know about words. */
export interface WordTools {
  readonly cut: TermCutter
  readonly normalise: (text: string) => string
}

/**
 * Builds the ranker: BM25 over each entry's questions, title and text. The nearest single question, character
 * triples, classifiers trained on the bank and trees over all of these were tried beside it and added nothing
 * that more questions in the bank do not add (docs/decisions/0005).
 */
export function createEntryRanker(entries: readonly Entry[], { cut, normalise }: WordTools): EntryRanker {
  const index = createBm25Index(
    entries.map((entry) => entryTerms(entry, { cut, normalise })),
    cut,
  )
  const exact = new Map(
    entries.flatMap((entry, at) => entry.questions.map((question) => [normalise(question), at] as const)),
  )
  return {
    rank(question) {
      const scores = index.scores(question)
      const known = exact.get(question)
      if (known !== undefined) scores[known] = (scores[known] ?? 0) + EXACT
      const ranked = entries.map((entry, at) => ({ entry, score: scores[at] ?? 0 }))
      return ranked.sort((a, b) => b.score - a.score)
    },
    placeLeftOut(entry, text) {
      const question = normalise(text)
      const document = entries.indexOf(entry)
      const scores = index.scores(question, { document, text: question })
      const own = scores[document] ?? 0
      return scores.reduce((before, score) => before + (score > own ? 1 : 0), 0)
    },
  }
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
  return [...Object.values(entry.sections), ...gists, ...entry.formal].join('\n')
}
