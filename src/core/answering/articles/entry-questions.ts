import type { KnowledgeBase } from '../../../domain/knowledge/knowledge-base.ts'
import { readChineseNumber } from '../../knowledge/verify/chinese-numerals.ts'
import type { AnsweredQuestion, ArticleText } from './article.ts'
import { plainName } from './references.ts'

const NUMBER = /^第([零〇一二三四五六七八九十百千]+)条(?:之([一二三四五六七八九十]+))?$/

/** Our entries' questions with the articles they cite, as far as these are in the list. */
export function entryQuestions(
  { entries, laws }: Pick<KnowledgeBase, 'entries' | 'laws'>,
  articles: readonly ArticleText[],
): readonly AnsweredQuestion[] {
  const places = new Map(articles.map(({ law, no }, at) => [`${plainName(law)} ${articleKey(no)}`, at]))
  return entries.flatMap(({ citations, questions }) => {
    const cited = citations.flatMap(({ law, article }) => {
      const full = laws.get(law)?.full ?? law
      return places.get(`${plainName(full)} ${article}`) ?? []
    })
    return cited.length > 0 ? questions.map((question) => ({ question, articles: cited })) : []
  })
}

/** 第二百七十六条之一 → 276-1, as citations write it. */
function articleKey(no: string): string {
  const [, main, extra] = NUMBER.exec(no) ?? []
  if (!main) return no
  const number = String(readChineseNumber(main))
  return extra ? `${number}-${readChineseNumber(extra)}` : number
}
