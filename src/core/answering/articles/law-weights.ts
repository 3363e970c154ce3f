import type { AnsweredQuestion, ArticleText } from './article.ts'
import { plainName } from './references.ts'

/** Names a law in a title or a text. */
const NAMED = /《([^》]+)》/g
/** Laws the Civil Code replaced on 2021-01-01 (民法典第一千二百六十条). */
const REPLACED =
  /《(中华人民共和国)?(婚姻法|继承法|民法通则|收养法|担保法|合同法|物权法|侵权责任法|民法总则)》/
/** A title that explains another law says more about its weight than a passing mention. */
const IN_TITLE = 3

/**
 * How much more often people ask about one law than another, as far as the law itself and our own entries tell:
 * how often other laws name it, how often our entries rest on it, how long it is, and its rank.
 */
export function weighLaws(
  laws: readonly string[],
  articles: readonly ArticleText[],
  entries: readonly AnsweredQuestion[],
): Float32Array {
  const sizes = new Map<string, number>()
  for (const { law } of articles) sizes.set(law, (sizes.get(law) ?? 0) + 1)
  const named = countNames(laws, articles)
  const cited = new Map<string, number>()
  for (const { articles: places } of entries) {
    for (const place of places) {
      const law = articles[place]?.law ?? ''
      cited.set(law, (cited.get(law) ?? 0) + 1)
    }
  }
  return Float32Array.from(
    laws,
    (law) =>
      3 * rankOf(law) +
      Math.log1p(named.get(plainName(law)) ?? 0) +
      2 * Math.log1p(cited.get(law) ?? 0) +
      2 * Math.log1p(sizes.get(law) ?? 0) -
      (REPLACED.test(law) ? 3 : 0),
  )
}

function countNames(laws: readonly string[], articles: readonly ArticleText[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  const count = (text: string, own: string, by: number) => {
    for (const [, name] of text.matchAll(NAMED)) {
      const other = plainName(name ?? '')
      if (other !== plainName(own)) counts.set(other, (counts.get(other) ?? 0) + by)
    }
  }
  for (const { law, text } of articles) count(text, law, 1)
  for (const law of laws) count(law, law, IN_TITLE)
  return counts
}

/** 法律, 司法解释, 行政法规, the rest. */
function rankOf(law: string): number {
  if (/法典?$/.test(law)) return 1
  if (law.startsWith('最高人民')) return 0.9
  return law.endsWith('条例') ? 0.5 : 0
}
