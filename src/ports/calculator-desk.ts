import type { Calculator } from '../domain/calculators/calculator.ts'

/** What is wrong with one field of a form, and how to write it. */
export interface FieldFault {
  readonly key: string
  readonly message: string
}

/** A form that was filled in: what to mend, or the whole answer in words. */
export type FormOutcome =
  | { readonly kind: 'faults'; readonly faults: readonly FieldFault[] }
  | { readonly kind: 'reckoned'; readonly text: string }

/** Calculators for a page: its forms are made from their inputs, its fields read like a villager's words. */
export interface CalculatorDesk {
  readonly calculators: readonly Calculator[]
  /** `fields` are the words of each field by the key of its input; empty ones count as not answered. */
  reckon(calculator: Calculator, fields: Readonly<Record<string, string>>): FormOutcome
}
