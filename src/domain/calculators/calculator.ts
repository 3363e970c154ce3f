import type { HolidayTable } from '../calendar/holiday-table.ts'
import type { CalculatorName } from '../knowledge/known-aids.ts'
import type { LocalFigures } from './figures.ts'
import type { Given, Inputs, ValuesOf } from './inputs.ts'
import { readInputs } from './read-inputs.ts'

/** An article a line rests on: the law's short name, and "30" for 第三十条. */
export interface ArticleReference {
  readonly law: string
  readonly article: string
}

/** One rule of law a calculator follows, in our own words; `knowledge:verify` checks its articles and its numbers. */
export interface Rule {
  readonly text: string
  readonly articles: readonly ArticleReference[]
}

/** One line of an answer. `text` is the value as people read it; the other fields hold it for machines. */
export interface ResultLine {
  readonly label: string
  readonly text: string
  /** Whole 分; the lower end where there is an `upTo`. */
  readonly amount?: number
  /** Whole 分: the upper end of a range. */
  readonly upTo?: number
  /** Asia/Shanghai day. */
  readonly day?: string
  readonly articles: readonly ArticleReference[]
}

/** A figure nobody has entered yet. */
export interface NeededFigure {
  readonly key: string
  readonly name: string
  readonly whoHasIt: string
  readonly hotline: string
}

/** What a calculator answers. Every answer is an estimate: show `notice` with it. */
export type CalculatorResult =
  | {
      readonly kind: 'result'
      readonly lines: readonly ResultLine[]
      /** How it was reckoned, with the figures. */
      readonly steps: readonly string[]
      /** What was taken as given without having been said. */
      readonly assumed: readonly string[]
      readonly wouldChange: readonly string[]
      /** A period ends within seven days, or a week has to be enough. */
      readonly isUrgent: boolean
      /** Two lines that a child can read to a grandparent. */
      readonly summary: readonly [string, string]
      readonly notice: string
    }
  | {
      readonly kind: 'needs'
      readonly figures: readonly NeededFigure[]
      /** How it is reckoned, in words. */
      readonly formula: string
      /** What can honestly be said without the figures. */
      readonly range?: readonly ResultLine[]
      readonly notice: string
    }
  | {
      readonly kind: 'refused'
      readonly reason: string
      readonly nextStep: string
      /** The question that was not answered or not answered readably. */
      readonly key?: string
    }

/** What a calculator knows beside the answers. */
export interface CalculatorContext {
  /** Asia/Shanghai day. */
  readonly today: string
  readonly holidays: HolidayTable
  readonly figures: LocalFigures
}

/** One calculator: what it asks, the rules it follows and the reckoning. */
export interface Calculator {
  readonly name: CalculatorName
  /** On buttons and forms, at most 8 Han. */
  readonly title: string
  readonly inputs: Inputs
  readonly rules: readonly Rule[]
  run(given: Given, context: CalculatorContext): CalculatorResult
}

interface Definition<I extends Inputs> {
  readonly name: CalculatorName
  readonly title: string
  readonly inputs: I
  readonly rules: Readonly<Record<string, Rule>>
  readonly reckon: (values: ValuesOf<I>, context: CalculatorContext) => CalculatorResult
}

/** A calculator from its questions, its rules and its reckoning; answers are checked before it reckons. */
export function defineCalculator<const I extends Inputs>(definition: Definition<I>): Calculator {
  const { name, title, inputs, rules, reckon } = definition
  return {
    name,
    title,
    inputs,
    rules: Object.values(rules),
    run(given, context) {
      const read = readInputs(inputs, given)
      return read.kind === 'read'
        ? withinReason(reckon(read.values, context))
        : unanswered(read.key, read.question)
    },
  }
}

/** The refusal that asks one question again. */
export function unanswered(key: string, question: string): CalculatorResult {
  return { kind: 'refused', reason: '还差一个数，算不了。', nextStep: question, key }
}

/** A sum of more 分 than a number holds exactly is a slip of the finger, not an answer. */
function withinReason(answer: CalculatorResult): CalculatorResult {
  const lines = answer.kind === 'result' ? answer.lines : answer.kind === 'needs' ? (answer.range ?? []) : []
  const isTooMuch = lines.some(({ amount = 0, upTo = 0 }) => Math.max(amount, upTo) > Number.MAX_SAFE_INTEGER)
  if (!isTooMuch) return answer
  return { kind: 'refused', reason: '数太大了，不像真的。', nextStep: '看看是不是多打了零，再说一遍。' }
}
