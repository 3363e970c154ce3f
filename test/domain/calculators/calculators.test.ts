import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Calculator, CalculatorResult } from '../../../src/domain/calculators/calculator.ts'
import { FIGURES } from '../../../src/domain/calculators/figures.ts'
import { CALCULATOR_TABLE } from '../../../src/domain/calculators/index.ts'
import { missingKeys } from '../../../src/domain/calculators/inputs.ts'
import { CALCULATORS, HOTLINES } from '../../../src/domain/knowledge/known-aids.ts'
import { countHan } from '../../../src/domain/text/han.ts'
import { anyAnswers, anyRubbish } from './any-answers.ts'
import { EMPTY, ENTERED } from './context.ts'

const EACH: readonly Calculator[] = Object.values(CALCULATOR_TABLE)
const ALL = EACH.map((calculator) => [calculator.name, calculator] as const)

describe('the table of calculators', () => {
  it('has every calculator an entry may name, under its own name', () => {
    expect(Object.keys(CALCULATOR_TABLE).toSorted()).toEqual([...CALCULATORS].toSorted())
    for (const [name, calculator] of Object.entries(CALCULATOR_TABLE)) expect(calculator.name).toBe(name)
  })

  it.each(ALL)(
    'asks for %s in words that fit a chat: choices of at most 8 Han, four to a group',
    (_, calculator) => {
      expect(countHan(calculator.title)).toBeLessThanOrEqual(8)
      for (const [key, input] of Object.entries(calculator.inputs)) {
        expect(countHan(input.question), input.question).toBeLessThanOrEqual(30)
        if (input.onlyIf) expect(Object.keys(calculator.inputs)).toContain(input.onlyIf.key)
        if (input.kind !== 'choice') continue
        const groups = Map.groupBy(input.options, ({ group }) => group ?? '')
        for (const options of groups.values()) expect(options.length, key).toBeLessThanOrEqual(6)
        for (const { label } of input.options) expect(countHan(label), label).toBeLessThanOrEqual(8)
      }
    },
  )

  it.each(ALL)('asks %s again for what was not answered, by its key and its question', (_, calculator) => {
    const [first] = missingKeys(calculator.inputs, {})
    expect(calculator.run({}, ENTERED)).toMatchObject({
      kind: 'refused',
      key: first,
      nextStep: calculator.inputs[first ?? '']?.question,
    })
  })
})

describe.each(ALL)('whatever is answered, %s', (_, calculator) => {
  it('answers with sums that are whole fen and not negative, and only with articles of its rules', () => {
    const known = new Set(calculator.rules.flatMap(({ articles }) => articles).map(refer))
    fc.assert(
      fc.property(anyAnswers(calculator.inputs), fc.constantFrom(ENTERED, EMPTY), (given, context) => {
        const answer = calculator.run(given, context)
        for (const { amount = 0, upTo = amount, articles, text } of linesIn(answer)) {
          expect(Number.isSafeInteger(amount) && amount >= 0).toBe(true)
          expect(Number.isSafeInteger(upTo) && upTo >= amount).toBe(true)
          expect(text).not.toMatch(/NaN|undefined|Infinity/)
          for (const article of articles) expect(known).toContain(refer(article))
        }
      }),
      { numRuns: 300 },
    )
  })

  it('speaks in two short lines, with numbers to call that exist', () => {
    fc.assert(
      fc.property(anyAnswers(calculator.inputs), fc.constantFrom(ENTERED, EMPTY), (given, context) => {
        const answer = calculator.run(given, context)
        for (const line of answer.kind === 'result' ? answer.summary : []) {
          expect(countHan(line), line).toBeLessThanOrEqual(30)
          expect(line).not.toMatch(/NaN|undefined|《|第.+条/)
        }
        const called = JSON.stringify(answer).matchAll(/[打问](1\d{2,4})(?![\d年元])/g)
        for (const [, number] of called) expect(HOTLINES).toContain(number)
        if (answer.kind === 'needs') {
          expect(answer.figures.length).toBeGreaterThan(0)
          for (const { hotline } of answer.figures) expect(HOTLINES).toContain(hotline)
        }
      }),
      { numRuns: 100 },
    )
  })

  it('refuses rubbish in Chinese with a next step and never breaks', () => {
    fc.assert(
      fc.property(anyRubbish(calculator.inputs), (given) => {
        const answer = calculator.run(given, ENTERED)
        if (answer.kind === 'refused') {
          expect(countHan(answer.reason)).toBeGreaterThan(3)
          expect(countHan(answer.nextStep)).toBeGreaterThan(3)
        }
      }),
      { numRuns: 300 },
    )
  })
})

describe('what nobody has entered', () => {
  it('is named with who has it and the number to call, and no sum is made up', () => {
    const answer = CALCULATOR_TABLE['minimum-wage'].run({ received: 1_500_00, months: 4 }, EMPTY)
    expect(answer).toMatchObject({
      kind: 'needs',
      figures: [{ key: 'min-wage-month', ...FIGURES['min-wage-month'] }],
      formula: expect.stringContaining('最低工资'),
    })
    expect(answer).not.toHaveProperty('range')
  })

  it('leaves the range the law itself sets', () => {
    const answer = CALCULATOR_TABLE['court-fee'].run(
      { kind: 'divorce', shared: 500_000_00, isHalved: true },
      EMPTY,
    )
    expect(answer).toMatchObject({ kind: 'needs', range: [{ amount: 775_00, upTo: 900_00 }] })
  })

  it('keeps the days after an injury although the lump sum cannot be reckoned', () => {
    const given = { injuredOn: '2026-01-15', grade: 10, insuredWage: 5_000_00 }
    const answer = CALCULATOR_TABLE['work-injury'].run(given, EMPTY)
    expect(answer.kind).toBe('needs')
    expect(linesIn(answer).map(({ day }) => day)).toContain('2027-01-15')
  })

  it('a holiday notice of a year is asked for when its working days count', () => {
    const given = { hiredOn: '2026-11-01', monthlyWage: 4_000_00, signedOn: '2027-01-15' }
    const answer = CALCULATOR_TABLE['double-wage'].run(given, { ...ENTERED, today: '2027-02-01' })
    expect(answer).toMatchObject({ kind: 'needs', figures: [{ name: '2027年放假安排' }] })
  })

  it('a loan rate behind the last known one is asked for, with the last one that is known', () => {
    const given = { lender: 'person', received: 10_000_00, lentOn: '2026-03-01', yearlyRate: 10 }
    const answer = CALCULATOR_TABLE['loan-interest'].run(given, ENTERED)
    expect(answer).toMatchObject({
      kind: 'needs',
      figures: [{ name: '2026年3月1日（周日）那时的一年期LPR' }],
    })
  })

  it('a base fee of another province gives another fee (given example 7.7)', () => {
    const figures = {
      ...ENTERED.figures,
      figures: [{ key: 'divorce-fee', fen: 100_00, from: '2020-01-01', source: '示例' }] as const,
    }
    const answer = CALCULATOR_TABLE['court-fee'].run(
      { kind: 'divorce', shared: 150_000_00 },
      { ...ENTERED, figures },
    )
    expect(linesIn(answer)[0]?.amount).toBe(100_00)
  })
})

describe('the first thing said of a period', () => {
  const spoken = (startedOn: string, today: string) => {
    const answer = CALCULATOR_TABLE.limitation.run({ claim: 'inspection', startedOn }, { ...ENTERED, today })
    return answer.kind === 'result' ? answer.summary[0] : ''
  }

  it.each([
    ['names the working day before an end on a Sunday', '2026-11-01', '最晚2026年11月20日（周五）去办。'],
    ['on the Saturday still names the counted end', '2026-11-21', '最晚2026年11月22日（周日）去办。'],
    ['on the Monday names the day it rolled to', '2026-11-23', '最晚2026年11月23日（周一）去办。'],
    ['then says that it is over', '2026-11-24', '2026年11月23日（周一）是最后一天，已经过了。'],
  ])('%s', (_, today, words) => {
    expect(spoken('2024-11-22', today)).toBe(words)
  })
})

describe('what is out of reach of a calculator', () => {
  it.each([
    ['loan-interest', { lender: 'unlawful', received: 1, lentOn: '2024-01-01' }],
    ['loan-interest', { lender: 'bank', received: 1, lentOn: '2024-01-01' }],
    ['severance', { reason: 'layoff', hiredOn: '2005-01-01', lastDay: '2026-01-01', averageWage: 1 }],
    ['overtime', { way: 'irregular' }],
    ['double-wage', { hiredOn: '2026-01-01', monthlyWage: 1, isHousehold: true }],
  ] as const)('%s is refused with the right door', (name, given) => {
    const answer = CALCULATOR_TABLE[name].run(given, ENTERED)
    expect(answer).toMatchObject({ kind: 'refused', nextStep: expect.stringMatching(/123\d\d|算欠薪/) })
    expect(answer).not.toHaveProperty('key')
  })
})

function linesIn(answer: CalculatorResult) {
  if (answer.kind === 'result') return answer.lines
  return answer.kind === 'needs' ? (answer.range ?? []) : []
}

function refer({ law, article }: { law: string; article: string }): string {
  return `${law} ${article}`
}
