import { plainText } from '../../domain/laws/plain-text.ts'
import { NUMERALS, readChineseNumber } from '../text/chinese-numerals.ts'
import { articleKey } from './article-number.ts'

/** A law by the names people may call it. */
export interface NamedLaw {
  /** Short name. */
  readonly law: string
  readonly full: string
}

/** One article that somebody asked for by law and number. */
export interface AskedArticle {
  /** The short name of a law we know; else the name as it was typed. */
  readonly law: string
  readonly key: string
}

/** Longer messages tell a story. */
const LONGEST = 80
const NUMBER = `(?:\\d{1,4}|[${NUMERALS}]{1,9})`
const ARTICLE = new RegExp(
  `^(.*?)第?(${NUMBER})(?:之(${NUMBER}))?条(?:之(${NUMBER}))?(?:第?${NUMBER}款)?(?:第?${NUMBER}项)?(.*)$`,
)
/** What people say around the name of a law when they only want to read it. */
const AROUND =
  /看看|看一看|看一下|看下|看|查一下|查查|查|找一下|找|读一下|读|念|给我|帮我|请|麻烦|我想|想|我要|要|我|一下|你|知道|原文|全文|条文|内容|具体|到底|是什么|是啥|是怎么|怎么|咋|啥|什么|写的|写|说的|说|讲的|讲|规定|里面|里|中|的|了|呢|吗|嘛|啊|呀|吧|在|有|[《》“”"'(),.:;!?，。：；！？、…~]/g
const UNKNOWN_LAW =
  /^\p{Script=Han}{2,40}(法典|法|条例|规定|办法|规则|细则|解释[一二三四五]?(\([一二三四五]\))?)$/u
const NO_LAW = /违法|犯法|没法|无法|没办法|方法|怎么办|[我你他她]/

/**
 * The article a message asks to read: “劳动合同法第八十七条”, “民法典1079条”, “看一下工伤保险条例第14条”. Undefined
 * for a question that only mentions one: “老板违反劳动合同法第八十二条咋办”.
 */
export function findAskedArticle(text: string, laws: readonly NamedLaw[]): AskedArticle | undefined {
  const match = mayAskForArticle(text) ? ARTICLE.exec(plainText(text)) : null
  if (!match) return undefined
  const [, head = '', main = '', before, behind, tail = ''] = match
  if (leftOf(tail) !== '') return undefined
  const key = articleKey({ main: readNumber(main), extra: readNumber(before ?? behind ?? '') })
  const law = lawAtEnd(head, laws)
  return law && key !== '0' ? { law, key } : undefined
}

/** True for a message that may ask for an article; cheap, to be asked before looking up the names of laws. */
export function mayAskForArticle(text: string): boolean {
  return text.length <= LONGEST && text.includes('条') && ARTICLE.test(plainText(text))
}

function readNumber(text: string): number {
  return /^\d+$/.test(text) ? Number(text) : readChineseNumber(text)
}

function leftOf(text: string): string {
  return text.replace(AROUND, '')
}

function lawAtEnd(head: string, laws: readonly NamedLaw[]): string | undefined {
  const typed = head.replace(/[《》“”"']/g, '').replace(/(的|里面?|中|,|，|:|：)+$/, '')
  const found = longestName(typed, laws)
  if (found) return leftOf(typed.slice(0, -found.name.length)) === '' ? found.law : undefined
  const bare = typed.replace(
    /^(请|麻烦|给我|帮我|我[想要]?|想)?(看看|看一下|看下|看|查一下|查|找一下|找|读|念)?(一下)?/,
    '',
  )
  const short = laws.filter(({ law }) => [...bare].length >= 4 && plainText(law).endsWith(bare))
  if (short.length === 1) return short[0]?.law
  return UNKNOWN_LAW.test(bare) && !NO_LAW.test(bare) ? bare : undefined
}

function longestName(typed: string, laws: readonly NamedLaw[]): { law: string; name: string } | undefined {
  const names = laws.flatMap(({ law, full }) =>
    [law, full, full.replace(/^中华人民共和国/, '')].map((name) => ({ law, name: plainText(name) })),
  )
  const fitting = names.filter(({ name }) => typed.endsWith(name))
  return fitting.toSorted((one, other) => other.name.length - one.name.length)[0]
}
