import type { Entry } from '../../domain/knowledge/entry.ts'
import type { Synonym } from '../../domain/knowledge/lexicon.ts'
import { createSoundMender } from '../understanding/mend-sounds.ts'
import { type Bm25Index, createBm25Index } from './bm25-index.ts'
import { createLegalVoice, type LegalVoice } from './legal-voice.ts'
import { createTermNumbers, type TermNumbers, UNKNOWN } from './term-numbers.ts'

/** One entry and how well it fits. */
export interface RankedEntry {
  readonly entry: Entry
  /** Only comparable within one version of the index. */
  readonly score: number
  /** How much of the question the entry's words cover, 0 to 1; 0 for those far behind. */
  readonly covered: number
  /** How much the question sounds like the other sort, declined for law and law for declined; 0 when it does not. */
  readonly odd: number
  /** How many different terms the question has: a long story never fits as closely as a short question. */
  readonly terms: number
  /** The question stands in this entry's bank word for word. */
  readonly exact: boolean
}

/** Ranks all entries for normalised questions. */
export interface EntryRanker {
  /** Best first. */
  rank(question: string): readonly RankedEntry[]
  /** How many entries are ranked before `entry` for its own question `text`, were the question not in the bank. */
  placeLeftOut(entry: Entry, text: string): number
}

/** A question that stands in the bank word for word belongs to its entry: so far it stands before any other. */
const EXACT = 2.7
/** Coverage is worked out for so many of the best. */
const LOOKED_AT = 3

/** What building the ranker needs to know about words. */
export interface WordTools {
  readonly synonyms: readonly Synonym[]
  readonly normalise: (text: string) => string
}

/**
 * Builds the ranker: BM25 over each entry's questions, title and text. The nearest single question, character
 * triples, classifiers trained on the bank and trees over all of these were tried beside it and added nothing
 * that more questions in the bank do not add (docs/decisions/0005).
 */
export function createEntryRanker(
  entries: readonly Entry[],
  { synonyms, normalise }: WordTools,
): EntryRanker {
  const { numbers, index, voiceOf, exact } = learnBank(entries, { synonyms, normalise })
  const mend = createSoundMender({
    characters: () => [...exact.keys()].join(''),
    count: (pair) => index.count(numbers.know(pair).at(-1) ?? UNKNOWN),
  })
  return {
    rank(question) {
      const query = distinctTerms(bothReadings(numbers.know(question), numbers.know(mend(question))))
      const scores = index.scores(query)
      const known = exact.get(question)
      if (known !== undefined) scores[known] = EXACT + Math.max(...scores)
      const voice = voiceOf(query)
      const ranked = entries.map((entry, at) => ({ entry, at, score: scores[at] ?? 0 }))
      ranked.sort((a, b) => b.score - a.score)
      return ranked.map(({ entry, at, score }, place) => {
        const covered = place < LOOKED_AT ? index.coverage(query, at) : 0
        const odd = Math.max(0, entry.kind === 'answer' ? -voice : voice)
        return { entry, score, covered, odd, terms: query.length, exact: at === known }
      })
    },
    placeLeftOut(entry, text) {
      const query = distinctTerms(numbers.know(normalise(text)))
      const document = entries.indexOf(entry)
      const scores = index.scores(query, { document, terms: new Set(query) })
      const own = scores[document] ?? 0
      return scores.reduce((before, score) => before + (score > own ? 1 : 0), 0)
    },
  }
}

interface LearnedBank {
  readonly numbers: TermNumbers
  readonly index: Bm25Index
  readonly voiceOf: LegalVoice
  /** The place of the entry to which a normalised question belongs word for word. */
  readonly exact: ReadonlyMap<string, number>
}

/** Apart from the ranker, so that the lists it is made from are not kept with it. */
function learnBank(entries: readonly Entry[], { synonyms, normalise }: WordTools): LearnedBank {
  const numbers = createTermNumbers(synonyms)
  const banks = entries.map((entry) => entry.questions.map(normalise))
  const heard = banks.map((bank) => {
    const terms: number[] = []
    for (const question of bank) numbers.learnOnce(question, terms)
    return terms
  })
  const documents = entries.map((entry, at) => {
    const terms = [...(heard[at] ?? []), ...numbers.learn(normalise(bodyText(entry)))]
    const title = normalise(entry.title)
    for (const text of [title, title]) numbers.learnOnce(text, terms)
    return terms
  })
  const voiceOf = createLegalVoice(
    entries.map(({ kind }, at) => ({ isLaw: kind === 'answer', terms: heard[at] ?? [] })),
    numbers.size(),
  )
  const index = createBm25Index(documents, numbers.size())
  const exact = new Map(banks.flatMap((bank, at) => bank.map((question) => [question, at] as const)))
  return { numbers, index, voiceOf, exact }
}

/** What was written may be right, too: all its terms stand beside those of the mended text, the unknown ones as well. */
function bothReadings(written: readonly number[], mended: readonly number[]): readonly number[] {
  return [...mended.filter((term) => term !== UNKNOWN), ...written]
}

/** Each known term once; what nobody ever wrote counts too, because it lowers how much of a question is covered. */
function distinctTerms(terms: readonly number[]): readonly number[] {
  const known = new Set(terms.filter((term) => term !== UNKNOWN))
  return [...known, ...terms.filter((term) => term === UNKNOWN)]
}

function bodyText(entry: Entry): string {
  if (entry.kind !== 'answer') return entry.reply
  const gists = entry.citations.map((citation) => citation.gist)
  return [...Object.values(entry.sections), ...gists, ...entry.formal].join('\n')
}
