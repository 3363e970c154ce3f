import type { CalculatorName } from '../../domain/knowledge/known-aids.ts'

/** The entry that says what to do about what a calculator reckons: shown beside a result nobody asked a question before. */
const HOMES: Readonly<Partial<Record<CalculatorName, string>>> = {
  limitation: 'procedure/limitation-general',
  'unpaid-wages': 'wages/not-paid',
  severance: 'labour/fired-severance',
  'double-wage': 'labour/no-written-contract',
  overtime: 'wages/overtime-unpaid',
  'annual-leave': 'labour/annual-leave',
  'minimum-wage': 'wages/below-minimum-wage',
  'court-fee': 'procedure/court-fee',
  'loan-interest': 'contracts/interest-cap',
  'work-injury': 'labour/work-injury-benefits',
  'personal-injury': 'neighbours/injury-compensation',
  support: 'marriage/support-amount',
  'cooling-off': 'marriage/cooling-off',
  reconsideration: 'administration/reconsideration',
  'legal-aid': 'procedure/legal-aid-who',
}

/** The id of that entry. */
export function homeOf(name: CalculatorName): string {
  return HOMES[name] ?? ''
}

/** Calculators whose amounts may each be left out, but not all of them: they are asked one by one from the start. */
const ASK_EVERYTHING: ReadonlySet<CalculatorName> = new Set(['overtime', 'personal-injury'])

/** Whether questions that may be left out are asked before the first result. */
export function asksEverything(name: CalculatorName): boolean {
  return ASK_EVERYTHING.has(name)
}
