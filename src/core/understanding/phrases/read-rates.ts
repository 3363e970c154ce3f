import { foldPhrases } from './fold-phrase.ts'
import { type Phrase, type Reading, understandingOf } from './phrase.ts'
import { AMOUNT, readAmount } from './read-amount.ts'

/** Interest as it is said. */
export interface InterestRate {
  /** Per cent of the sum for one `per`. */
  readonly percent: number
  readonly per: 'month' | 'year'
}

const TIME = '(?:(月|年)的?)?(利率|利息|利|息)(?:是|按|为|:)?'
/** 月息2分, 年利率10%, 二分利, 百分之二. 一分 is one per cent of a month, one tenth of a year. */
const RATE = new RegExp(
  `(?:${TIME})?(?:(${AMOUNT})分(?:([\\d一二三四五六七八九]|半)(?!钟))?(?:的?(利|息))?(?![钟之])|百分之(${AMOUNT})|(${AMOUNT})%|(?:(?:一|每)个?(月|年))?(${AMOUNT})个点)`,
  'g',
)
const MOST_PERCENT = 200

/** Every rate of interest in a text, left to right. */
export function readRates(text: string): readonly Phrase<InterestRate>[] {
  const folded = foldPhrases(text)
  return [...folded.matchAll(RATE)].flatMap((match) => {
    const understanding = understandingOf(readingsOf(match), assumedIn(match))
    const place = { from: match.index, to: match.index + match[0].length, words: match[0] }
    return understanding ? [{ ...place, ...understanding }] : []
  })
}

function readingsOf(match: RegExpExecArray): readonly Reading<InterestRate>[] {
  const [, time, called, fen, tenth, named, hundredth, signed] = match
  if (match[10] !== undefined) return inPoints(match[10], match[9])
  const per = time === '年' ? 'year' : 'month'
  if (fen !== undefined) {
    if (called === undefined && named === undefined) return []
    // By custom 分 is counted by the month; said of a year it is a tenth.
    return possible(plus(fen, tenth) * (per === 'year' ? 10 : 1), [per])
  }
  const percent = readAmount(hundredth ?? signed ?? '')?.low ?? 0
  return possible(percent, time === undefined ? ['month', 'year'] : [per])
}

/** 一年10个点 */
function inPoints(points: string, each: string | undefined): readonly Reading<InterestRate>[] {
  const percent = readAmount(points)?.low ?? 0
  if (each === undefined) return possible(percent, ['month', 'year'])
  return possible(percent, [each === '年' ? 'year' : 'month'])
}

/** 一分五 is one and a half. */
function plus(whole: string, tenth: string | undefined): number {
  const part = tenth === '半' ? 5 : (readAmount(tenth ?? '零')?.low ?? 0)
  return (readAmount(whole)?.low ?? 0) + part / 10
}

function possible(percent: number, pers: readonly InterestRate['per'][]): readonly Reading<InterestRate>[] {
  if (percent <= 0 || percent > MOST_PERCENT) return []
  return pers.map((per) => reading(percent, per))
}

function reading(percent: number, per: InterestRate['per']): Reading<InterestRate> {
  return { value: { percent, per }, label: `${per === 'month' ? '月' : '年'}利率${percent}%` }
}

function assumedIn([words, time, , fen]: RegExpExecArray): string | undefined {
  return fen !== undefined && time === undefined ? `“${words}”按月息算` : undefined
}
