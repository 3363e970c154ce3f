import type { AnswerEntry, Entry, Urgency } from '../../domain/knowledge/entry.ts'
import type { KnowledgeBase, Law } from '../../domain/knowledge/knowledge-base.ts'
import { mayAnswer, type Standing, standingOf } from '../../domain/knowledge/standing.ts'
import type { Topic } from '../../domain/knowledge/topic.ts'
import { countHan } from '../../domain/text/han.ts'
import { clausesOf, mattersOf } from '../understanding/clauses.ts'
import { createDangerTriage, type DangerTriage } from '../understanding/danger.ts'
import { createDangerHunch } from '../understanding/danger-hunch.ts'
import { askingParts } from '../understanding/main-question.ts'
import { createNormaliser } from '../understanding/normalise.ts'
import { readFactYear } from '../understanding/read-fact-year.ts'
import { createRefusalFinder } from '../understanding/refusals.ts'
import { toSimplified } from '../understanding/simplified.ts'
import { type Answered, answersOf, type Decision, decide, decideAmong, MOST_CHOICES } from './decide.ts'
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
  /** The answers whose words come nearest, best first, however far away: for staff who know better. */
  nearest(question: string, day: string): readonly AnswerEntry[]
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

/** So sure must an answer be to be offered beside words for danger. */
const SURE = 0.5

/** Builds the index in memory. Entries whose law is not in force on the day of asking are passed over. */
export function createAnswerer(base: KnowledgeBase): Answerer {
  const normalise = createNormaliser(base.lexicon)
  const ranker = createEntryRanker(base.entries, { synonyms: base.lexicon.synonyms, normalise })
  const hunch = createDangerHunch(base.dangers)
  const triage = createDangerTriage(base.dangers)
  const refuse = createRefusalFinder(base.entries)
  const standings = rememberOneDay((day) => {
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
  const decideCalmly = (question: string, day: string): Decision => {
    const decideAt = (part: string) => decideOne(part, day)
    const several = severalMatters(question, decideAt)
    if (several) return several
    const whole = decideAt(question)
    if (whole.kind === 'handover') return clearestClause(whole, clausesOf(question), decideAt)
    return surest(whole, askingParts(question), decideAt)
  }
  const triageAny = (text: string) => triage(toSimplified(text))
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
    nearest(question, day) {
      const near = ranker.rank(normalise(toSimplified(question)))
      return answersOf(
        near.filter(({ entry }) => mayAnswer(standings(day)(entry))),
        MOST_CHOICES,
      )
    },
    decideWithin(topic, question, day) {
      const ranked = ranker.rank(normalise(toSimplified(question)))
      const near = ranked.filter(({ entry }) => entry.topic === topic && entry.kind === 'answer')
      return decideAmong(near, standings(day))
    },
    decide(question, day) {
      const script = triageAny(question)
      return script ? { kind: 'danger', script } : decideCalmly(toSimplified(question), day)
    },
  }
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

/** More than these are told one after another, not in one breath. */
const MOST_MATTERS = 3
/** A message of more clauses is a story. */
const MOST_CLAUSES = 8
const URGENCIES: readonly Urgency[] = ['emergency', 'urgent', 'normal']

/** Each matter of a message with its own answer; undefined when it has one matter, or only one has an answer. */
function severalMatters(question: string, decideAt: (part: string) => Decision): Decision | undefined {
  const matters = mattersOf(question)
  if (matters.length < 2) return undefined
  const byEntry = new Map<Entry, Answered>()
  const unanswered: string[] = []
  for (const matter of matters) {
    const decision = decideAt(matter)
    if (decision.kind === 'answer') byEntry.set(decision.entry, decision)
    else unanswered.push(matter)
  }
  const rank = ({ entry }: Answered) => URGENCIES.indexOf(entry.urgency)
  const answers = [...byEntry.values()].sort((a, b) => rank(a) - rank(b)).slice(0, MOST_MATTERS)
  return answers.length > 1 ? { kind: 'several', answers, unanswered } : undefined
}

/**
 * A long story blurs its own question: where a part of it has a surer answer than the whole, that one stands; and
 * where none is sure, what the whole and its parts are like is asked back.
 */
function surest(whole: Decision, parts: readonly string[], decideAt: (part: string) => Decision): Decision {
  if (whole.kind === 'decline') return whole
  if (parts.length === 0) return whole
  const sure = (decision: Decision) => (decision.kind === 'answer' ? decision.confidence : 0)
  const all = [whole, ...parts.map(decideAt)]
  const best = all.reduce((one, other) => (sure(other) > sure(one) ? other : one))
  return best.kind === 'answer' && best.confidence < SURE ? askBack(best, all) : best
}

/** “I am from Zuolong, …”: words beside the matter can hide it; a clause that is sure by itself is the matter. */
function clearestClause(
  whole: Decision,
  clauses: readonly string[],
  decideAt: (part: string) => Decision,
): Decision {
  if (clauses.length < 2 || clauses.length > MOST_CLAUSES) return whole
  const sure = clauses
    .map(decideAt)
    .filter((decision) => decision.kind === 'answer')
    .filter(({ confidence }) => confidence >= SURE)
  return sure.sort((a, b) => b.confidence - a.confidence)[0] ?? whole
}

function askBack(best: Answered, all: readonly Decision[]): Decision {
  const named = all.flatMap((decision) =>
    decision.kind === 'answer' ? [decision.entry] : decision.kind === 'clarify' ? decision.choices : [],
  )
  const choices = [...new Set([best.entry, ...named])].slice(0, MOST_CHOICES)
  return choices.length > 1 ? { kind: 'clarify', choices, confidence: best.confidence } : best
}
/** Questions of one day share what does not change within it. */
function rememberOneDay<T>(make: (day: string) => T): (day: string) => T {
  let last: { readonly day: string; readonly value: T } | undefined
  return (day) => {
    if (last?.day !== day) last = { day, value: make(day) }
    return last.value
  }
}
