import { describe, expect, it } from 'vitest'
import { CALCULATOR_TABLE } from '../../../src/domain/calculators/index.ts'
import { ENTERED, linesOf } from './context.ts'
import type { Example } from './examples.ts'
import { coolingOffExamples, limitationExamples, reconsiderationExamples } from './examples-days.ts'
import {
  courtFeeExamples,
  legalAidExamples,
  loanInterestExamples,
  personalInjuryExamples,
  supportExamples,
} from './examples-money.ts'
import { severanceExamples } from './examples-severance.ts'
import { unpaidWagesExamples } from './examples-wages.ts'
import {
  annualLeaveExamples,
  doubleWageExamples,
  minimumWageExamples,
  overtimeExamples,
  workInjuryExamples,
} from './examples-work.ts'

const EXAMPLES = {
  limitation: limitationExamples,
  'unpaid-wages': unpaidWagesExamples,
  severance: severanceExamples,
  'double-wage': doubleWageExamples,
  overtime: overtimeExamples,
  'annual-leave': annualLeaveExamples,
  'minimum-wage': minimumWageExamples,
  'court-fee': courtFeeExamples,
  'loan-interest': loanInterestExamples,
  'work-injury': workInjuryExamples,
  'personal-injury': personalInjuryExamples,
  support: supportExamples,
  'cooling-off': coolingOffExamples,
  reconsideration: reconsiderationExamples,
  'legal-aid': legalAidExamples,
} as const satisfies Record<keyof typeof CALCULATOR_TABLE, readonly Example[]>

describe.each(Object.entries(EXAMPLES))('%s agrees to the fen and the day with', (name, examples) => {
  it.each(examples.map((example) => [example.source, example] as const))('%s', (_, example) => {
    const calculator = CALCULATOR_TABLE[name as keyof typeof CALCULATOR_TABLE]
    const answer = calculator.run(example.given, { ...ENTERED, today: example.today ?? ENTERED.today })
    expect(answer.kind).not.toBe('refused')
    const lines = linesOf(answer)
    expect(lines).toMatchObject(example.lines)
    for (const label of example.without ?? []) expect(lines).not.toHaveProperty(label)
  })
})
