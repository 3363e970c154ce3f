import type { Given } from '../../../src/domain/calculators/inputs.ts'
import type { Expected } from './context.ts'

/** One worked example: what is given, which lines must say what, and where that is taken from. */
export interface Example {
  readonly source: string
  readonly given: Given
  readonly lines: Readonly<Record<string, Expected>>
  /** Labels that must not appear. */
  readonly without?: readonly string[]
  /** Another day than 2026-11-28. */
  readonly today?: string
}
