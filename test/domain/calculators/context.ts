import type {
  CalculatorContext,
  CalculatorResult,
  ResultLine,
} from '../../../src/domain/calculators/calculator.ts'
import type { FigureKey } from '../../../src/domain/calculators/figures.ts'
import { NOTICE_2026 } from '../calendar/notice-2026.ts'

/** Examples, not real standards: a specification's first page. In yuan. */
const EXAMPLE_YUAN = {
  'min-wage-month': 2000,
  'city-wage-month': 7000,
  'pool-wage-month': 6500,
  'province-wage-month': 7000,
  'industry-wage-year': 60_000,
  'urban-income-province': 45_000,
  'urban-income-nation': 54_188,
  'urban-spending-province': 27_000,
  'local-spending-year': 15_000,
  'legal-aid-line': 1000,
  'divorce-fee': 300,
  'personality-fee': 500,
  'other-fee': 100,
} as const satisfies Record<FigureKey, number>

const LOAN_RATES = [
  ['2020-08-20', 385],
  ['2021-12-20', 380],
  ['2022-01-20', 370],
  ['2022-08-22', 365],
  ['2023-06-20', 355],
  ['2023-08-21', 345],
  ['2024-07-22', 335],
  ['2024-10-21', 310],
  ['2025-05-20', 300],
] as const

const loanRates = LOAN_RATES.map(([from, basisPoints]) => ({ from, basisPoints }))
const entered = Object.entries(EXAMPLE_YUAN) as [FigureKey, number][]

/** A county that has entered everything, on 2026-11-28. */
export const ENTERED: CalculatorContext = {
  today: '2026-11-28',
  holidays: NOTICE_2026,
  figures: {
    figures: entered.map(([key, yuan]) => ({ key, fen: yuan * 100, from: '2000-01-01', source: '示例' })),
    loanRates,
    loanRatesThrough: '2025-06-19',
    areLoanRatesChecked: false,
  },
}

/** A county that has entered nothing yet, as we ship it. */
export const EMPTY: CalculatorContext = { ...ENTERED, figures: { ...ENTERED.figures, figures: [] } }

/** What a table expects of a line: 分, a range of 分, a day, or a part of its words. */
export type Expected = number | readonly [number, number] | string

/** The lines of an answer by label, as machines read them. */
export function linesOf(result: CalculatorResult): Readonly<Record<string, Expected>> {
  const lines = result.kind === 'result' ? result.lines : result.kind === 'needs' ? (result.range ?? []) : []
  return Object.fromEntries(lines.map((line) => [line.label, shownIn(line)]))
}

function shownIn({ amount, upTo, day, text }: ResultLine): Expected {
  if (amount !== undefined && upTo !== undefined) return [amount, upTo]
  return amount ?? day ?? text
}
