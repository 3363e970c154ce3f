import fc from 'fast-check'
import type { Given, GivenValue, Input, Inputs } from '../../../src/domain/calculators/inputs.ts'
import { addDays } from '../../../src/domain/shanghai-time.ts'

/** Any answers somebody could give to a calculator's questions, optional ones given or not. */
export function anyAnswers(inputs: Inputs): fc.Arbitrary<Given> {
  const answers = Object.entries(inputs).map(([key, input]) => [key, anyAnswer(input)] as const)
  return fc.record(Object.fromEntries(answers))
}

const money = fc.integer({ min: 0, max: 100_000_000_00 })
const day = fc.integer({ min: 0, max: 9_000 }).map((at) => addDays('2005-01-01', at))

function anyAnswer(input: Input): fc.Arbitrary<GivenValue | undefined> {
  const answer = required(input)
  return input.optional ? fc.option(answer, { nil: undefined }) : answer
}

function required(input: Input): fc.Arbitrary<GivenValue> {
  switch (input.kind) {
    case 'money':
      return money
    case 'moneys':
      return fc.array(money, { minLength: 1, maxLength: 6 })
    case 'day':
      return day
    case 'days':
      return fc.array(day, { maxLength: 4 })
    case 'yes-no':
      return fc.boolean()
    case 'choice':
      return fc.constantFrom(...input.options.map(({ value }) => value))
    case 'number':
      return number(input)
    case 'numbers':
      return fc.array(number(input), { maxLength: 4 })
  }
}

function number({
  min = 0,
  max,
  isWhole,
}: Extract<Input, { kind: 'number' | 'numbers' }>): fc.Arbitrary<number> {
  const wholes = fc.integer({ min, max })
  return isWhole
    ? wholes
    : fc.oneof(
        wholes,
        fc.integer({ min: min * 4, max: max * 4 }).map((fourths) => fourths / 4),
      )
}

/** Anything at all: what a broken form, or somebody malicious, may send. */
export function anyRubbish(inputs: Inputs): fc.Arbitrary<Given> {
  const rubbish = fc.oneof(
    fc.constantFrom(
      Number.NaN,
      Number.POSITIVE_INFINITY,
      -1,
      0.5,
      1e21,
      '2026-02-30',
      '9999-99-99',
      '',
      '=1+1',
    ),
    fc.string(),
    fc.boolean(),
    fc.double(),
    fc.array(fc.string(), { maxLength: 3 }),
    fc.constant(undefined),
  )
  const keys = [...Object.keys(inputs), '__proto__', 'constructor']
  return fc.dictionary(fc.constantFrom(...keys), rubbish) as fc.Arbitrary<Given>
}
