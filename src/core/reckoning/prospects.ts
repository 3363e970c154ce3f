import type { Calculator } from '../../domain/calculators/calculator.ts'
import { missingKeys } from '../../domain/calculators/inputs.ts'
import type { Draft } from './draft.ts'
import { asksEverything } from './homes.ts'
import { hasFigure, isAbout, readQuestion } from './read-question.ts'
import type { Said } from './said.ts'

/** What one calculator can make of the words. */
export interface Prospect {
  readonly calculator: Calculator
  readonly draft: Draft
}

/** Calculators the words are about and give a figure for; the one that lacks least first. */
export function prospects(said: Said, calculators: readonly Calculator[]): readonly Prospect[] {
  const lacks = ({ calculator, draft }: Prospect) => missingKeys(calculator.inputs, draft.given).length
  return calculators
    .filter((calculator) => isAbout(calculator, said))
    .map((calculator) => ({ calculator, draft: readQuestion(calculator, said) }))
    .filter(({ calculator, draft }) => hasFigure(calculator, draft))
    .sort((one, two) => lacks(one) - lacks(two))
}

/** Everything that must be known was said, if only in words that can be taken in two ways. */
export function hasAll({ calculator, draft }: Prospect): boolean {
  const doubted = new Set(draft.doubts.map(({ key }) => key))
  if (asksEverything(calculator.name) && !hasAmount(calculator, draft)) return false
  return missingKeys(calculator.inputs, draft.given).every((key) => doubted.has(key))
}

/** Of amounts that may each be left out, one at least was said. */
function hasAmount({ inputs }: Calculator, { given }: Draft): boolean {
  return Object.entries(inputs).some(
    ([key, { kind, optional }]) =>
      optional && (kind === 'number' || kind === 'money') && given[key] !== undefined,
  )
}
