import type { Calculator, Rule } from '../../../domain/calculators/calculator.ts'
import type { Finding } from '../../../domain/knowledge/knowledge-base.ts'
import type { TextFault } from '../lint/text-fault.ts'
import { type LawShelf, verifyCitations } from './verify-citations.ts'
import { verifyNumbers } from './verify-numbers.ts'

/** How many articles the rules of calculators cite. */
export function countRuleCitations(calculators: readonly Calculator[]): number {
  return calculators.flatMap(({ rules }) => rules).flatMap(({ articles }) => articles).length
}

/**
 * Checks the rules of the calculators as if they were entries: every law in force, every article there, every number in
 * one of the articles its rule cites. The line is that of the rule within its calculator, counted from 1.
 */
export function verifyCalculators(shelf: LawShelf, calculators: readonly Calculator[]): readonly Finding[] {
  return calculators.flatMap(({ name, rules }) =>
    rules.flatMap((rule, at) => {
      const file = `calculators/${name}`
      const line = at + 1
      return [...citationFaults(rule, { file, line }, shelf), ...numberFaults(rule, line, shelf)].map(
        (fault) => ({
          file,
          ...fault,
        }),
      )
    }),
  )
}

function citationFaults(
  { text, articles }: Rule,
  { file, line }: { file: string; line: number },
  shelf: LawShelf,
): readonly Finding[] {
  const uncited = { file, line, rule: 'citation', message: `no article for: ${text}` }
  const citations = articles.map((article) => ({ ...article, gist: '' }))
  return [
    ...(articles.length > 0 ? [] : [uncited]),
    ...verifyCitations({ file, citations, lineOf: () => line }, shelf),
  ]
}

function numberFaults({ text, articles }: Rule, line: number, { texts }: LawShelf): readonly TextFault[] {
  if (!texts) return []
  return verifyNumbers(
    { text, line },
    {
      name: articles.map(({ law, article }) => `${law} ${article}`).join(', '),
      articles: articles.map(({ law, article }) => texts.get(law)?.articles.get(article) ?? ''),
    },
  )
}
