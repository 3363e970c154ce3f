import type { PlacedText } from '../lint/officialese.ts'
import { readingLines } from '../lint/sentences.ts'
import type { TextFault } from '../lint/text-fault.ts'
import { isCountedOtherwise } from './counted-otherwise.ts'
import { type Quantity, readQuantities } from './quantities.ts'

/** The articles a text rests on, and what to call them in a finding. */
export interface Basis {
  readonly name: string
  readonly articles: readonly string[]
}

/** Checks that every number of a text occurs, with the same unit, in one of the articles it rests on. */
export function verifyNumbers(text: PlacedText, basis: Basis): readonly TextFault[] {
  const { name, articles } = basis
  const known = articles.flatMap(readQuantities)
  const daysAreWorkdays = articles.some((article) => /是指工作日|指工作日|为工作日/.test(article))
  const isKnown = (quantity: Quantity) =>
    known.some((other) => isSame(quantity, other)) ||
    (daysAreWorkdays &&
      quantity.kind === 'workdays' &&
      known.some((other) => isSame({ ...quantity, kind: 'days' }, other)))
  return readingLines(text.text).flatMap((line, at) =>
    readQuantities(line)
      .filter((quantity) => !isCountedOtherwise(quantity, line) && !isKnown(quantity))
      .map((quantity) => ({
        line: text.line + at,
        rule: 'number',
        message: `${quantity.text} is not in ${name}: ${line.trim()}`,
      })),
  )
}

/** A number without a unit matches any of its value; one with a unit only its own kind. */
function isSame(quantity: Quantity, other: Quantity): boolean {
  if (quantity.kind !== 'other' && quantity.kind !== other.kind) return false
  return Math.abs(quantity.value - other.value) <= 1e-9 * Math.max(1, quantity.value)
}
