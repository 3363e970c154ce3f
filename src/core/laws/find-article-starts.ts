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
 * that no space sets off counts only where it fills a gap of that chain exactly. `declared` is how many
 * articles there should be, where the file says so: with no more candidates than that nothing is quoted.
 */
export function findArticleStarts(lines: readonly LawLine[], declared: number | undefined): ArticleStarts {
  const candidates = lines.flatMap((line, at): ArticleStart[] => {
    const read = line.marked ? undefined : readArticleNumber(line.text)
    return read && !QUOTED.test(read.rest) ? [{ ...read, at }] : []
  })
  const setOff = candidates.filter((candidate) => candidate.setOff)
  const chain = longestChain(setOff, setOff.length <= (declared ?? 0))
  const known = new Set(setOff.map(({ number }) => articleKey(number)))
  const close = candidates.filter(
    ({ setOff, rest, number }) => !setOff && !QUOTED_CLOSE.test(rest) && !known.has(articleKey(number)),
  )
  const starts = fillGaps(chain, close)
  return { starts, passedOver: setOff.filter((candidate) => !chain.includes(candidate)) }
}

/** More articles are worth more than any number of steps without a gap. */
const ARTICLE = 10_000
const STEP = 1
/** No law jumps so far: one number at the far end of such a jump is a quotation, two are not. */
const WIDE_JUMP = 5
const WIDE_JUMP_COST = 1.5 * ARTICLE

/** A chain that ends with one candidate. */
interface Chain {
  readonly score: number
  readonly last: ArticleStart
  readonly before: Chain | undefined
}

function longestChain(candidates: readonly ArticleStart[], mayJump: boolean): readonly ArticleStart[] {
  const chains: Chain[] = []
  for (const candidate of candidates) chains.push(bestChainTo(candidate, chains, mayJump))
  const best = chains.reduce<Chain | undefined>(
    (top, chain) => (chain.score > (top?.score ?? 0) ? chain : top),
    undefined,
  )
  const starts: ArticleStart[] = []
  for (let chain = best; chain; chain = chain.before) starts.push(chain.last)
  return starts.reverse()
}

/** Among equals the nearest one before wins. */
function bestChainTo(candidate: ArticleStart, chains: readonly Chain[], mayJump: boolean): Chain {
  let best: Chain | undefined
  let most = stepFrom(NONE, candidate)
  for (const chain of chains) {
    if (compareNumbers(chain.last.number, candidate.number) >= 0) continue
    const jump = !mayJump && candidate.number.main - chain.last.number.main > WIDE_JUMP
    const score = chain.score + stepFrom(chain.last.number, candidate) - (jump ? WIDE_JUMP_COST : 0)
    if (score >= most) [best, most] = [chain, score]
  }
  return { score: most + ARTICLE, last: candidate, before: best }
}

function stepFrom(before: ArticleNumber, { number }: ArticleStart): number {
  return followsDirectly(before, number) ? STEP : 0
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
