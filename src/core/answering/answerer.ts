import type { Entry } from '../../domain/knowledge/entry.ts'
import type { KnowledgeBase } from '../../domain/knowledge/knowledge-base.ts'
import { countHan } from '../../domain/text/han.ts'
import { isInForce } from '../knowledge/in-force.ts'
import { createDangerTriage, type DangerTriage } from '../understanding/danger.ts'
import { createDangerHunch, type DangerHunch } from '../understanding/danger-hunch.ts'
import { createNormaliser } from '../understanding/normalise.ts'
import { type Decision, decide } from './decide.ts'
import { createTermExplainer, type TermExplainer } from './explain-terms.ts'
import { createEntryRanker } from './rank-entries.ts'
import { createTermCutter } from './terms.ts'

/** Everything that turns a question into a decision, built once from the knowledge base. Pure afterwards. */
export interface Answerer {
  readonly triage: DangerTriage
  readonly hunch: DangerHunch
  decide(question: string, day: string): Decision
  entry(id: string): Entry | undefined
  readonly explain: TermExplainer
}

/** Builds the index in memory. Entries whose law is not in force on the day of asking are passed over. */
export function createAnswerer(base: KnowledgeBase): Answerer {
  const normalise = createNormaliser(base.lexicon)
  const rank = createEntryRanker(base.entries, { cut: createTermCutter(base.lexicon.synonyms), normalise })
  const triage = createDangerTriage(base.dangers)
  const inForceOn = oneDayRemembered(
    (day) => new Set(base.entries.filter((entry) => isInForce(entry, base.laws, day))),
  )
  const byId = new Map(base.entries.map((entry) => [entry.id, entry]))
  return {
    triage,
    hunch: createDangerHunch(base.dangers),
    explain: createTermExplainer(base.lexicon.terms),
    entry: (id) => byId.get(id),
    decide(question, day) {
      const script = triage(question)
      if (script) return { kind: 'danger', script }
      const words = normalise(question)
      // Signs, digits and foreign letters alone are like everything and mean nothing to us.
      if (countHan(words) === 0) return { kind: 'handover', nearest: undefined, confidence: 0 }
      const inForce = inForceOn(day)
      return decide(rank(words).filter(({ entry }) => inForce.has(entry)))
    },
  }
}

/** Questions of one day share what does not change within it. */
function oneDayRemembered<T>(make: (day: string) => T): (day: string) => T {
  let last: { readonly day: string; readonly value: T } | undefined
  return (day) => {
    if (last?.day !== day) last = { day, value: make(day) }
    return last.value
  }
}
