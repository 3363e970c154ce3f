import type { AnswerEntry, Entry } from '../../domain/knowledge/entry.ts'
import type { KnowledgeBase, Law } from '../../domain/knowledge/knowledge-base.ts'
import { mayAnswer, type Standing, standingOf } from '../../domain/knowledge/standing.ts'
import type { Topic } from '../../domain/knowledge/topic.ts'
import { countHan } from '../../domain/text/han.ts'
import { createDangerTriage, type DangerTriage } from '../understanding/danger.ts'
import { createDangerHunch } from '../understanding/danger-hunch.ts'
import { createNormaliser } from '../understanding/normalise.ts'
import { readFactYear } from '../understanding/read-fact-year.ts'
import { createRefusalFinder } from '../understanding/refusals.ts'
import { toSimplified } from '../understanding/simplified.ts'
import { answersOf, type Decision, decide, decideAmong, MOST_CHOICES } from './decide.ts'
import { decideMessage, SURE } from './decide-message.ts'
import { createTermExplainer, type TermExplainer } from './explain-terms.ts'
import { createEntryRanker } from './rank-entries.ts'

/** Everything that turns a question into a decision, built once from the knowledge base. Pure afterwards. */
export interface Answerer {
  readonly triage: DangerTriage
  decide(question: string, day: string): Decision
  /** For search words that are nobody's sentence: neither danger, refusals nor several matters are looked for in them. */
  lookUp(words: string, day: string): Decision
  /**
   * As if only the entries of one topic were there, for an addition to a question of that topic: the nearest, or
   * which of the nearest is meant.
   */
  decideWithin(topic: Topic, question: string, day: string): Decision
  entry(id: string): Entry | undefined
  /** The answer that would be given if a message did not speak of danger; only when it is sure. */
  besideDanger(question: string, day: string): AnswerEntry | undefined
  /** The answers whose words come nearest, best first, however far away: for who knows better. */
  nearest(question: string, day: string, most?: number): readonly AnswerEntry[]
  readonly laws: ReadonlyMap<string, Law>
  readonly explain: TermExplainer
  /** How an entry stands on an Asia/Shanghai day. */
  standing(entry: Entry, day: string): Standing
  /** What belongs beside any answer to these words. */
  heed(question: string, day: string): Heed
}

/** What the words call for beside the answer itself. */
export interface Heed {
  /** So like danger that the numbers to dial belong above the answer. */
  readonly careful: boolean
  /** The earliest year something is said to have happened in. */
  readonly factYear: number | undefined
}

/** Builds the index in memory. Entries whose law is not in force on the day of asking are passed over. */
export function createAnswerer(base: KnowledgeBase): Answerer {
  const normalise = createNormaliser(base.lexicon)
  const ranker = createEntryRanker(base.entries, { synonyms: base.lexicon.synonyms, normalise })
  const hunch = createDangerHunch(base.dangers, calmQuestions(base.entries))
  const triage = createDangerTriage(base.dangers)
  const refuse = createRefusalFinder(base.entries)
  const standings = rememberLast((day) => {
    const known = new Map(base.entries.map((entry) => [entry, standingOf(entry, base.laws, day)]))
    return (entry: Entry) => known.get(entry) ?? standingOf(entry, base.laws, day)
  })
  const byId = new Map(base.entries.map((entry) => [entry.id, entry]))
  const decideOne = (question: string, day: string): Decision => {
    const refusal = refuse(question)
    if (refusal) return { kind: 'decline', entry: refusal, confidence: 1 }
    const words = normalise(question)
    if (countHan(words) === 0) return withoutChinese(words, byId)
    return decide(ranker.rank(words), standings(day))
  }
  const triageAny = rememberLast((text) => triage(toSimplified(text)))
  return {
    triage: triageAny,
    explain: createTermExplainer(base.lexicon.terms),
    entry: (id) => byId.get(id),
    laws: base.laws,
    standing: (entry, day) => standings(day)(entry),
    heed: (question, day) => ({ careful: hunch(question), factYear: readFactYear(question, day) }),
    besideDanger(question, day) {
      const calm = decideOne(toSimplified(question), day)
      return calm.kind === 'answer' && calm.confidence >= SURE ? calm.entry : undefined
    },
    lookUp: (words, day) => decide(ranker.rank(normalise(words)), standings(day)),
    nearest(question, day, most = MOST_CHOICES) {
      const near = ranker.rank(normalise(toSimplified(question)))
      return answersOf(
        near.filter(({ entry }) => mayAnswer(standings(day)(entry))),
        most,
      )
    },
    decideWithin(topic, question, day) {
      const ranked = ranker.rank(normalise(toSimplified(question)))
      const near = ranked.filter(({ entry }) => entry.topic === topic && entry.kind === 'answer')
      return decideAmong(near, standings(day))
    },
    decide(question, day) {
      const script = triageAny(question)
      return script
        ? { kind: 'danger', script }
        : decideMessage(toSimplified(question), (part) => decideOne(part, day))
    },
  }
}

/** So many of the bank's questions are enough to know what no danger sounds like. */
const EVERY = 6

function calmQuestions(entries: readonly Entry[]): readonly string[] {
  const law = entries.filter(({ kind }) => kind === 'answer').flatMap(({ questions }) => questions)
  return law.filter((_, at) => at % EVERY === 0)
}

/** What is said to words of another script. */
const FOREIGN_WORDS = 'declines/foreign-language'

/** Signs, digits and foreign letters alone are like everything and mean nothing to us. */
function withoutChinese(words: string, byId: ReadonlyMap<string, Entry>): Decision {
  const entry = /\p{L}{3}/u.test(words) ? byId.get(FOREIGN_WORDS) : undefined
  return entry && entry.kind !== 'answer'
    ? { kind: 'decline', entry, confidence: 1 }
    : { kind: 'handover', nearest: undefined, confidence: 0 }
}

/** The steps of one message, and the questions of one day, share what does not change within them. */
function rememberLast<T>(make: (key: string) => T): (key: string) => T {
  let last: { readonly key: string; readonly value: T } | undefined
  return (key) => {
    if (last?.key !== key) last = { key, value: make(key) }
    return last.value
  }
}
