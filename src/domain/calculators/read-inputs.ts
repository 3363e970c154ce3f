import { isDay } from '../calendar/day.ts'
import {
  type Given,
  type GivenValue,
  type Input,
  type Inputs,
  isAsked,
  missingKeys,
  type ValuesOf,
} from './inputs.ts'

/** 一千亿元, in 分: no sum of a villager's is larger. */
const MOST_FEN = 10_000_000_000_000
const FIRST_DAY = '1949-10-01'
const LAST_DAY = '2099-12-31'

export type ReadInputs<I extends Inputs> =
  | { readonly kind: 'read'; readonly values: ValuesOf<I> }
  /** Unanswered or unreadable: the key and its question. */
  | { readonly kind: 'unreadable'; readonly key: string; readonly question: string }

/** Takes the answers a calculator asked for; the rest is dropped, so an answer to a question not asked changes nothing. */
export function readInputs<I extends Inputs>(inputs: I, given: Given): ReadInputs<I> {
  const [missing] = missingKeys(inputs, given)
  const asked = Object.entries(inputs).filter(
    ([key, input]) => given[key] !== undefined && isAsked(input, given),
  )
  const wrong = missing ?? asked.find(([key, input]) => !fits(input, given[key]))?.[0]
  if (wrong !== undefined) return { kind: 'unreadable', key: wrong, question: inputs[wrong]?.question ?? '' }
  // Checked one by one above; the compiler cannot see that each kind met its own type.
  return { kind: 'read', values: Object.fromEntries(asked.map(([key]) => [key, given[key]])) as ValuesOf<I> }
}

function fits(input: Input, value: GivenValue | undefined): boolean {
  switch (input.kind) {
    case 'money':
      return isMoney(value)
    case 'moneys':
      return Array.isArray(value) && value.length > 0 && value.every(isMoney)
    case 'day':
      return isReasonableDay(value)
    case 'days':
      return Array.isArray(value) && value.every(isReasonableDay)
    case 'yes-no':
      return typeof value === 'boolean'
    case 'choice':
      return input.options.some((option) => option.value === value)
    case 'number':
      return isNumber(value, input)
    case 'numbers':
      return Array.isArray(value) && value.every((one) => isNumber(one, input))
  }
}

function isMoney(value: unknown): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MOST_FEN
}

function isReasonableDay(value: unknown): boolean {
  return typeof value === 'string' && isDay(value) && value >= FIRST_DAY && value <= LAST_DAY
}

function isNumber(
  value: unknown,
  { min = 0, max, isWhole }: { min?: number; max: number; isWhole?: true },
): boolean {
  return (
    typeof value === 'number' &&
    value >= min &&
    value <= max &&
    (Number.isInteger(value) || (!isWhole && Number.isFinite(value)))
  )
}
