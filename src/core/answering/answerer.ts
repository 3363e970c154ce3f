import type { AnswerEntry, Entry } from '../../domain/knowledge/entry.ts'
import type { KnowledgeBase, Law } from '../../domain/knowledge/knowledge-base.ts'
import { type Standing, standingOf } from '../../domain/knowledge/standing.ts'
import { countHan } from '../../domain/text/han.ts'
import { createDangerTriage, type DangerTriage } from '../understanding/danger.ts'
import { createDangerHunch } from '../understanding/danger-hunch.ts'
import { createNormaliser } from '../understanding/normalise.ts'
import { readFactYear } from '../understanding/read-fact-year.ts'
import { createRefusalFinder } from '../understanding/refusals.ts'
import { type Decision, decide } from './decide.ts'
import { createTermExplainer, type TermExplainer } from './explain-terms.ts'
import { createEntryRanker } from './rank-entries.ts'

/** Everything that turns a question into a decision, built once from the knowledge base. Pure afterwards. */
export interface Answerer {
  readonly triage: DangerTriage
  decide(question: string, day: string): Decision
  /** The same for search words that are nobody's sentence: neither danger nor a refusal is looked for in them. */
  lookUp(words: string, day: string): Decision
  entry(id: string): Entry | undefined
  /** The answer that would be given if a message did not speak of danger; only when it is sure. */
  besideDanger(question: string, day: string): AnswerEntry | undefined
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
  const lookUp = (question: string, day: string): Decision => {
    const words = normalise(question)
    // Signs, digits and foreign letters alone are like everything and mean nothing to us.
    if (countHan(words) === 0) return { kind: 'handover', nearest: undefined, confidence: 0 }
    return decide(ranker.rank(words), standings(day))
  }
  const decideCalmly = (question: string, day: string): Decision => {
    const refusal = refuse(question)
    return refusal ? { kind: 'decline', entry: refusal, confidence: 1 } : lookUp(question, day)
  }
  const byId = new Map(base.entries.map((entry) => [entry.id, entry]))
  return {
    triage,
    lookUp,
    explain: createTermExplainer(base.lexicon.terms),
    entry: (id) => byId.get(id),
    laws: base.laws,
    standing: (entry, day) => standings(day)(entry),
    heed: (question, day) => ({ careful: hunch(question), factYear: readFactYear(question, day) }),
    besideDanger(question, day) {
      const calm = decideCalmly(question, day)
      return calm.kind === 'answer' && calm.confidence >= SURE ? calm.entry : undefined
    },
    decide(question, day) {
      const script = triage(question)
      return script ? { kind: 'danger', script } : decideCalmly(question, day)
    },
  }
}
/** Questions of one day share what does not change within it. */
function rememberOneDay<T>(make: (day: string) => T): (day: string) => T {
  let last: { readonly day: string; readonly value: T } | undefined
  return (day) => {
    if (last?.day !== day) last = { day, value: make(day) }
    return last.value
  }
}
