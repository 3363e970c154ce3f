import {
  type ArticleNumber,
  articleKey,
  compareNumbers,
  followsDirectly,
  type NumberedText,
  readArticleNumber,
} from './article-number.ts'
import type { LawLine } from './law-lines.ts'

/** A line at which an article begins. */
export interface ArticleStart extends NumberedText {
  /** Index among the lines. */
  readonly at: number
}

export interface ArticleStarts {
  readonly starts: readonly ArticleStart[]
  /** Lines that look like a start and are none: they break the count. */
  readonly passedOver: readonly ArticleStart[]
}

/** A sentence goes on behind the number, so that it is quoted: 第三十条规定的…, 第三十条第二款…. */
const QUOTED =
  /^(的规定|规定(的|，|。|，)|第[零〇一二三四五六七八九十百\d]+[款项条]|[、，；。]|[和及至或]第|或者第|以及第)/
/** Where no space sets the number off, these too would go on a sentence. */
const QUOTED_CLOSE = /^(规定|所|的|之|中|以|和|或|至|及|与|等|情形)/
const NONE: ArticleNumber = { main: 0, extra: 0 }

/**
 * Where the articles begin. A number at the start of a line is not enough, for sentences quote numbers: of
 * all candidates the longest rising chain is taken, and among equals the one with the fewest gaps. A number
 * that no space sets off counts only where it fills a gap of that chain exactly.
 */
export function findArticleStarts(lines: readonly LawLine[]): ArticleStarts {
  const candidates = lines.flatMap((line, at): ArticleStart[] => {
    const read = line.marked ? undefined : readArticleNumber(line.text)
    return read && !QUOTED.test(read.rest) ? [{ ...read, at }] : []
  })
  const setOff = candidates.filter((candidate) => candidate.setOff)
  const chain = longestChain(setOff)
  const known = new Set(setOff.map(({ number }) => articleKey(number)))
  const close = candidates.filter(
    ({ setOff, rest, number }) => !setOff && !QUOTED_CLOSE.test(rest) && !known.has(articleKey(number)),
  )
  const starts = fillGaps(chain, close)
  return { starts, passedOver: setOff.filter((candidate) => !chain.includes(candidate)) }
}

/** A step to the next number is worth more than many that leave gaps only when as many articles are kept. */
const STEP = 10_000

function longestChain(candidates: readonly ArticleStart[]): readonly ArticleStart[] {
  const scores: number[] = []
  const previous: number[] = []
  for (const [at, candidate] of candidates.entries()) {
    let best = followsDirectly(NONE, candidate.number) ? 1 : 0
    let from = -1
    for (let before = at - 1; before >= 0; before--) {
      const other = candidates[before]
      if (!other || compareNumbers(other.number, candidate.number) >= 0) continue
      const score = (scores[before] ?? 0) + (followsDirectly(other.number, candidate.number) ? 1 : 0)
      if (score > best) [best, from] = [score, before]
    }
    scores.push(best + STEP)
    previous.push(from)
  }
  const chain: ArticleStart[] = []
  for (let at = scores.indexOf(Math.max(...scores)); at >= 0; at = previous[at] ?? -1) {
    const candidate = candidates[at]
    if (candidate) chain.unshift(candidate)
  }
  return chain
}

function fillGaps(chain: readonly ArticleStart[], close: readonly ArticleStart[]): readonly ArticleStart[] {
  const starts: ArticleStart[] = []
  const fillUntil = (end: number) => {
    for (const candidate of close) {
      const last = starts.at(-1)
      if (candidate.at <= (last?.at ?? -1) || candidate.at >= end) continue
      if (followsDirectly(last?.number ?? NONE, candidate.number)) starts.push(candidate)
    }
  }
  for (const start of chain) {
    fillUntil(start.at)
    starts.push(start)
  }
  fillUntil(Number.POSITIVE_INFINITY)
  return starts
}
