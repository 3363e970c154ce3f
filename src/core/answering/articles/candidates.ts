import { bestPlaces } from './best-places.ts'
import type { QuestionView, Sight } from './question-view.ts'

const BY_FIRST = 250
const BY_WORDS = 50
/** Around and beside so many of the best, neighbours and references are looked at too. */
const HEADS = 20
const AROUND = 2

/** The few hundred articles worth a closer look, best of the first sum first. */
export function pickCandidates({ corpus, lawWeights }: Sight, view: QuestionView): readonly number[] {
  const { lawOf, references } = corpus
  const picked = new Set(bestPlaces(view.first, BY_FIRST))
  for (const head of [...picked].slice(0, HEADS)) {
    for (let at = head - AROUND; at <= head + AROUND; at++) if (lawOf[at] === lawOf[head]) picked.add(at)
    for (const other of references().get(head) ?? []) picked.add(other)
  }
  for (const at of view.votes.articles.keys()) picked.add(at)
  const untaught = view.lexical.whole.map((score, at) => score + (lawWeights[lawOf[at] ?? 0] ?? 0))
  for (const at of bestPlaces(untaught, BY_WORDS)) picked.add(at)
  return [...picked].sort((a, b) => (view.first[b] ?? 0) - (view.first[a] ?? 0) || a - b)
}
