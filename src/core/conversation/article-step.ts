import type { Citation } from '../../domain/knowledge/entry.ts'
import { type Option, say } from '../../domain/message/outbound-message.ts'
import { countHan } from '../../domain/text/han.ts'
import { utf8Length } from '../../domain/text/split-text.ts'
import { articleName, citationLine } from '../answering/citation-line.ts'
import { LAW_TEXT, PERSON } from '../answering/compose-decision.ts'
import { articleWords } from '../laws/article-words.ts'
import { type AskedArticle, findAskedArticle, mayAskForArticle } from '../laws/find-asked-article.ts'
import { type ArticleReading, readArticle } from '../laws/read-article.ts'
import { rememberedEntry } from './remembered-entry.ts'
import type { Reply, Turn } from './turn.ts'

const ASKS_FOR_TEXT =
  /^(我?[想要])?(再?看看?|看一下|看下|查看?|读)?(一下)?(法律|法条|条文|法规)?的?(原文|全文|法条|条文)[吧呗。！!]*$/
/** Every platform can carry an option's value of so many bytes. */
const MAX_VALUE_BYTES = 64
const LONGEST_NAME = 6

/** “看原文” after an answer, or a law and a number: the article itself, from the imported full texts. */
export async function articleStep(turn: Turn): Promise<Reply | undefined> {
  const text = turn.text.trim()
  if (text === LAW_TEXT.value || ASKS_FOR_TEXT.test(text)) return offerCited(turn)
  if (!mayAskForArticle(text)) return undefined
  const installed = await turn.stores.laws.versions()
  const known = [...turn.skills.lawBook.laws.values()].map(({ name, full }) => ({ law: name, full }))
  const asked = findAskedArticle(text, [...known, ...installed])
  return asked && showArticle(turn, asked)
}

/** An option that names an article; undefined for any other words. */
export async function chosenArticle(turn: Turn): Promise<Reply | undefined> {
  const [, law, key] = /^law:(.+):([\w-]+)$/.exec(turn.text) ?? []
  return law && key ? showArticle(turn, { law, key }) : undefined
}

/** The articles the last answer rests on, as choices; a single one is shown at once. */
async function offerCited(turn: Turn): Promise<Reply> {
  const citations = rememberedEntry(turn)?.citations ?? []
  const [first, ...more] = citations
  if (!first) return { messages: [say(SAY_WHICH, [PERSON])], state: turn.state }
  if (more.length === 0) return showArticle(turn, toAsked(first))
  const lines = citations.map(citationLine)
  const options = citations.flatMap((citation) => optionFor(toAsked(citation), shortLabel(citation)))
  return { messages: [say(`要看哪一条的原文？\n${lines.join('\n')}`, options)], state: turn.state }
}

const SAY_WHICH = '要看哪条法？写上法律名和第几条。\n比如：劳动合同法第87条。\n不知道是哪条，就先说是什么事。'

async function showArticle(turn: Turn, asked: AskedArticle): Promise<Reply> {
  const on = { book: turn.skills.lawBook, today: turn.today }
  const reading = await readArticle(turn.stores.laws, asked, on)
  const text = articleWords(asked, reading, on)
  return { messages: [say(text, [...neighbours(asked.law, reading), PERSON])], state: turn.state }
}

function neighbours(law: string, reading: ArticleReading): readonly Option[] {
  if (reading.kind !== 'text') return []
  const { before, after } = reading.place
  return [
    ...(before ? optionFor({ law, key: before.key }, '上一条') : []),
    ...(after ? optionFor({ law, key: after.key }, '下一条') : []),
  ]
}

/** A law with a very long name cannot be chosen on every platform; it can still be asked for in words. */
function optionFor({ law, key }: AskedArticle, label: string): readonly Option[] {
  const value = `law:${law}:${key}`
  return utf8Length(value) <= MAX_VALUE_BYTES ? [{ label, value }] : []
}

function toAsked({ law, article }: Citation): AskedArticle {
  return { law, key: String(article) }
}

function shortLabel({ law, article }: Citation): string {
  const name = countHan(law) > LONGEST_NAME ? `${[...law].slice(0, LONGEST_NAME - 1).join('')}…` : law
  return `${name}${articleName(article)}`
}
