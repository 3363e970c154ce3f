import type { CalculatorName } from '../knowledge/known-aids.ts'
import type { Calculator } from './calculator.ts'
import { severance } from './severance.ts'
import { unpaidWages } from './unpaid-wages.ts'

/** Every calculator by the name an entry calls it. */
export const CALCULATOR_TABLE = {
  'unpaid-wages': unpaidWages,
  severance,
} as const satisfies Partial<Record<CalculatorName, Calculator>>
