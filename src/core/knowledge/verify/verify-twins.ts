import type { Finding } from '../../../domain/knowledge/knowledge-base.ts'
import type { Lexicon } from '../../../domain/knowledge/lexicon.ts'
import { createTermIndex } from '../../answering/term-index.ts'
import { createNormaliser } from '../../understanding/normalise.ts'
import type { LocatedEntry } from '../lint/located-entry.ts'

/** As alike as one question typed twice; below it the difference is what tells two matters apart. */
const TWINS = 0.93

interface BankQuestion {
  readonly words: string
  readonly text: string
  readonly at: number
  readonly owner: LocatedEntry
}

/** Finds questions that two entries claim in all but the same words: one asker would get now this answer, now that. */
export function verifyTwins(entries: readonly LocatedEntry[], lexicon: Lexicon): readonly Finding[] {
  const normalise = createNormaliser(lexicon)
  const bank = entries.flatMap((owner) =>
    owner.entry.questions.map((text, at): BankQuestion => ({ words: normalise(text), text, at, owner })),
  )
  const index = createTermIndex(
    bank.map(({ words }) => words),
    lexicon.synonyms,
  )
  return bank.flatMap((question, place) => {
    const before = index.alike(question.words, TWINS).filter((at) => at < place)
    const twins = before.toSorted((a, b) => a - b).flatMap((at) => bank[at] ?? [])
    const twin = twins.find(({ owner, text }) => owner !== question.owner && text !== question.text)
    return twin ? [twinFinding(question, twin)] : []
  })
}

function twinFinding({ text, at, owner }: BankQuestion, twin: BankQuestion): Finding {
  return {
    file: owner.entry.source,
    line: owner.lineOf(['questions', at]),
    rule: 'twin-question',
    message: `${text}: as good as “${twin.text}” of ${twin.owner.entry.id}`,
  }
}
