import type { Calculator, CalculatorResult } from '../../domain/calculators/calculator.ts'
import type { County } from '../../domain/place/station.ts'
import type { Calculators } from './calculators.ts'
import { composeResult } from './compose-result.ts'
import { ASKS_A_FIGURE } from './cues/index.ts'
import { hasAll, prospects } from './prospects.ts'
import { readSaid } from './said.ts'

/** What was reckoned from one question, without a conversation. */
export interface ReckonedSaid {
  readonly calculator: Calculator
  readonly result: Exclude<CalculatorResult, { kind: 'refused' }>
  readonly text: string
}

/** Reckons what a question holds every figure for; undefined where something is missing or can be taken in two ways. */
export function reckonSaid(
  words: string,
  { calculators, today, county }: { calculators: Calculators; today: string; county: County },
): ReckonedSaid | undefined {
  const told = prospects(readSaid(words, today), calculators.all)
  const whole = told.find((one) => hasAll(one) && one.draft.doubts.length === 0)
  if (!whole) return undefined
  const { calculator, draft } = whole
  const { given, assumed } = draft
  const result = calculator.run(given, calculators.context(today, county))
  if (result.kind === 'refused' || (result.kind === 'needs' && !ASKS_A_FIGURE.test(words))) return undefined
  return { calculator, result, text: composeResult({ calculator, given, assumed, result }) }
}
