import { fenToYuan } from '../money.ts'
import { spokenDate, spokenDay } from '../shanghai-time.ts'
import type { ArticleReference, CalculatorResult, NeededFigure, ResultLine, Rule } from './calculator.ts'
import { FIGURES, type FigureKey } from './figures.ts'
import { type Fraction, toFen } from './fraction.ts'

const NOTICE = '这是估算，仅供参考，以仲裁、法院或经办机构认定为准。'

/** `rule('每满一年补一个月工资', '劳动合同法 47', '劳动合同法实施条例 27')`. */
export function rule(text: string, ...cited: readonly string[]): Rule {
  return { text, articles: cited.map(readReference) }
}

function readReference(cited: string): ArticleReference {
  const [law = '', article = ''] = cited.split(' ')
  return { law, article }
}

/** Whole 分 as people say it: `18000元`, `88.33元`. */
export function yuan(fen: number): string {
  return `${fenToYuan(fen).replace(/\.00$/, '')}元`
}

/** A fraction of 分, rounded and said. */
export function said(value: Fraction): string {
  return yuan(toFen(value))
}

/** `2026年11月30日（周一）`. */
export function sayDay(day: string): string {
  return `${spokenDate(day)}${spokenDay(day).slice(spokenDay(day).indexOf('（'))}`
}

/** A sum of money. */
export function amountLine(label: string, value: Fraction, rules: readonly Rule[]): ResultLine {
  const amount = toFen(value)
  return { label, text: yuan(amount), amount, articles: articlesOf(rules) }
}

/** A sum that lies between two. */
export function rangeLine(
  label: string,
  [from, to]: readonly [Fraction, Fraction],
  rules: readonly Rule[],
): ResultLine {
  const [amount, upTo] = [toFen(from), toFen(to)]
  return { label, text: `${yuan(amount)}到${yuan(upTo)}`, amount, upTo, articles: articlesOf(rules) }
}

/** A day. */
export function dayLine(label: string, day: string, rules: readonly Rule[]): ResultLine {
  return { label, text: sayDay(day), day, articles: articlesOf(rules) }
}

/** Words. */
export function textLine(label: string, text: string, rules: readonly Rule[]): ResultLine {
  return { label, text, articles: articlesOf(rules) }
}

function articlesOf(rules: readonly Rule[]): readonly ArticleReference[] {
  const seen = new Map(
    rules.flatMap(({ articles }) => articles).map((one) => [`${one.law} ${one.article}`, one]),
  )
  return [...seen.values()]
}

type Result = Extract<CalculatorResult, { kind: 'result' }>

/** An answer; lists that are empty may be left out. */
export function result(
  parts: Pick<Result, 'lines' | 'summary'> &
    Partial<Pick<Result, 'steps' | 'assumed' | 'wouldChange' | 'isUrgent'>>,
): CalculatorResult {
  return {
    kind: 'result',
    steps: [],
    assumed: [],
    wouldChange: [],
    isUrgent: false,
    notice: NOTICE,
    ...parts,
  }
}

/** The answer that lacks figures of the county. */
export function needs(
  keys: readonly FigureKey[],
  formula: string,
  range: readonly ResultLine[] = [],
): CalculatorResult {
  return needsThese(
    keys.map((key) => ({ key, ...FIGURES[key] })),
    formula,
    range,
  )
}

/** The answer that lacks something else: loan rates, a holiday notice. */
export function needsThese(
  figures: readonly NeededFigure[],
  formula: string,
  range: readonly ResultLine[] = [],
): CalculatorResult {
  return { kind: 'needs', figures, formula, notice: NOTICE, ...(range.length > 0 ? { range } : {}) }
}

/** The holiday notice of a year as a figure that is missing. */
export function holidayNotice(year: string): NeededFigure {
  return { key: `holidays-${year}`, name: `${year}年放假安排`, whoHasIt: '国务院办公厅', hotline: '12345' }
}

/** Not reckoned, and what to do instead. */
export function refused(reason: string, nextStep: string): CalculatorResult {
  return { kind: 'refused', reason, nextStep }
}
