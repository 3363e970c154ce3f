import { readChineseNumber } from '../../text/chinese-numerals.ts'
import type { ArticleText } from './article.ts'

/** By article: the articles it names, and those that name it. */
export type References = ReadonlyMap<number, ReadonlySet<number>>

const NUMBER = '[零〇一二三四五六七八九十百千]+'
/** 本法第三十条, 民法典第五百七十七条, 《土地管理法》第十条, with the words before it. */
const MENTION = new RegExp(`(\\p{L}{1,20}?(?:法典?|条例|解释|规定))》?第(${NUMBER})条`, 'gu')
const OWN = /本(?:法|条例|解释|规定)$/
const ARTICLE = new RegExp(`^第(${NUMBER})条$`)

/** Finds which articles speak of each other: an interpretation and the article it explains, a rule and its penalty. */
export function findReferences(articles: readonly ArticleText[]): References {
  const places = new Map<string, number>()
  articles.forEach(({ law, no }, at) => {
    const number = ARTICLE.exec(no)?.[1]
    if (number) places.set(`${plainName(law)} ${readChineseNumber(number)}`, at)
  })
  const laws = new Set(articles.map(({ law }) => plainName(law)))
  const found = new Map<number, Set<number>>()
  const link = (from: number, to: number) => {
    const known = found.get(from)
    if (known) known.add(to)
    else found.set(from, new Set([to]))
  }
  articles.forEach(({ law, text }, at) => {
    for (const [, named = '', number = ''] of text.matchAll(MENTION)) {
      const target = OWN.test(named) ? plainName(law) : knownEnding(named, laws)
      const place = places.get(`${target} ${readChineseNumber(number)}`)
      if (place === undefined || place === at) continue
      link(at, place)
      link(place, at)
    }
  })
  return found
}

/** The name without the words before it that are always the same. */
export function plainName(law: string): string {
  return law.replace(/^中华人民共和国/, '')
}

/** 依照刑法 → 刑法: Chinese puts no space before a name. */
function knownEnding(words: string, laws: ReadonlySet<string>): string | undefined {
  for (let from = 0; from < words.length; from++) {
    const name = plainName(words.slice(from))
    if (laws.has(name)) return name
  }
  return undefined
}
