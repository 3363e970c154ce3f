import { yuan } from '../../domain/calculators/answer.ts'
import type {
  ArticleReference,
  Calculator,
  CalculatorResult,
  ResultLine,
} from '../../domain/calculators/calculator.ts'
import type { Given, GivenValue, Input } from '../../domain/calculators/inputs.ts'
import { spokenDate } from '../../domain/shanghai-time.ts'
import { articleName } from '../answering/citation-line.ts'

/** A result and what it was reckoned from. */
export interface Reckoned {
  readonly calculator: Calculator
  readonly given: Given
  /** What was assumed to read the answers. */
  readonly assumed: readonly string[]
  readonly result: CalculatorResult
}

/** What stands before the two lines a child can read to a grandparent. */
export const TO_READ_ALOUD = '念给家里人听：'

/** The whole answer in words; the last two lines can be read to a grandparent. */
export function composeResult({ calculator, given, assumed, result }: Reckoned): string {
  if (result.kind === 'refused') return `${result.reason}\n${result.nextStep}\n急事打 12348。`
  if (result.kind === 'needs') return composeNeeds(result)
  const { lines, steps, wouldChange, summary, notice, isUrgent } = result
  return blocks([
    [`【${calculator.title}】`, ...(isUrgent ? ['时间很紧，今天就去办。'] : []), ...lines.map(lineWords)],
    titled('您说的', givenWords(calculator, given)),
    titled('怎么算的', steps),
    titled('没说清、先这样当的', [...assumed, ...result.assumed]),
    titled('有这些事，数会变', wouldChange),
    [notice],
    [TO_READ_ALOUD, ...summary],
  ])
}

function composeNeeds(result: Extract<CalculatorResult, { kind: 'needs' }>): string {
  const [first] = result.figures
  const missing = result.figures.map(({ name, whoHasIt, hotline }) => `${name}：问${whoHasIt}，打 ${hotline}`)
  return blocks([
    ['还差当地的数，给不了准数。', ...missing.map(item)],
    titled('怎么算', [result.formula]),
    titled('先看大概', (result.range ?? []).map(lineWords)),
    [result.notice],
    [TO_READ_ALOUD, `还差${first?.name ?? '一个数'}。`, `打 ${first?.hotline ?? '12348'} 一问就能算。`],
  ])
}

function blocks(parts: readonly (readonly string[])[]): string {
  return parts
    .filter((part) => part.length > 0)
    .map((part) => part.join('\n'))
    .join('\n\n')
}

function titled(title: string, lines: readonly string[]): readonly string[] {
  return lines.length > 0 ? [`${title}：`, ...lines.map(item)] : []
}

function item(line: string): string {
  return `· ${line}`
}

/** `还欠：13281.61元（《劳动合同法》第30条）` */
export function lineWords({ label, text, articles }: ResultLine): string {
  return `${label}：${text}${articles.length > 0 ? `（${articleWords(articles)}）` : ''}`
}

/** `《劳动合同法》第30条，《…》第11条` */
export function articleWords(articles: readonly ArticleReference[]): string {
  const laws = [...new Set(articles.map(({ law }) => law))]
  return laws
    .map((law) => {
      const numbers = articles.filter((one) => one.law === law).map(({ article }) => articleName(article))
      return `《${law}》${numbers.join('、')}`
    })
    .join('，')
}

function givenWords({ inputs }: Calculator, given: Given): readonly string[] {
  return Object.entries(inputs).flatMap(([key, input]) => {
    const value = given[key]
    return value === undefined ? [] : [`${input.question.split(/[？?]/)[0]}：${valueWords(input, value)}`]
  })
}

/** An answer as people read it. */
export function valueWords(input: Input, value: GivenValue): string {
  if (Array.isArray(value)) return value.map((one) => oneWord(input, one)).join('、') || '没有'
  return oneWord(input, value)
}

function oneWord(input: Input, value: GivenValue): string {
  if (input.kind === 'money' || input.kind === 'moneys') return yuan(Number(value))
  if (input.kind === 'day' || input.kind === 'days') return spokenDate(String(value))
  if (input.kind === 'yes-no') return value === true ? '是' : '不是'
  if (input.kind === 'choice') return input.options.find((option) => option.value === value)?.label ?? ''
  const unit = 'unit' in input && input.unit.length <= 2 ? input.unit : ''
  return `${String(value)}${unit}`
}
