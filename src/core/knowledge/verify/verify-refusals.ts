import type { DeclineEntry } from '../../../domain/knowledge/entry.ts'
import type { Finding } from '../../../domain/knowledge/knowledge-base.ts'
import { createRefusalFinder } from '../../understanding/refusals.ts'
import type { LocatedEntry } from '../lint/located-entry.ts'
import { compileFault } from './compile-fault.ts'

/**
 * Checks the turns of phrase of the declines: well-formed, only in declines, and no question of an answer has
 * one. Turning a legal question away is the worst a refusal can do.
 */
export function verifyRefusals(entries: readonly LocatedEntry[]): readonly Finding[] {
  const malformed = entries.flatMap(malformedPatterns)
  if (malformed.length > 0) return malformed
  const refuse = createRefusalFinder(entries.map(({ entry }) => entry))
  return entries.flatMap(({ entry, lineOf }) =>
    entry.kind !== 'answer'
      ? []
      : entry.questions.flatMap((question, at) => {
          const refusal = refuse(question)
          return refusal
            ? [refusedQuestion(refusal, question, { file: entry.source, line: lineOf(['questions', at]) })]
            : []
        }),
  )
}

function malformedPatterns({ entry, lineOf }: LocatedEntry): readonly Finding[] {
  if (entry.kind === 'answer') return []
  return (['patterns', 'except'] as const).flatMap((list) =>
    entry[list].flatMap((pattern, at) => {
      const message = compileFault(pattern)
      return message ? [{ file: entry.source, line: lineOf([list, at]), rule: 'pattern', message }] : []
    }),
  )
}

function refusedQuestion(
  refusal: DeclineEntry,
  question: string,
  place: { file: string; line: number },
): Finding {
  return { ...place, rule: 'refused-question', message: `${question}: would be turned away by ${refusal.id}` }
}
