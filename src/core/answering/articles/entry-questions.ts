import type { KnowledgeBase } from '../../../domain/knowledge/knowledge-base.ts'
import { articleKey, readArticleNumber } from '../../laws/article-number.ts'
import type { AnsweredQuestion, ArticleText } from './article.ts'
import { plainName } from './references.ts'

/** Our entries' questions with the articles they cite, as far as these are in the list. */
export function entryQuestions(
  { entries, laws }: Pick<KnowledgeBase, 'entries' | 'laws'>,
  articles: readonly ArticleText[],
): readonly AnsweredQuestion[] {
  const places = new Map(articles.map(({ law, no }, at) => [`${plainName(law)} ${keyOf(no)}`, at]))
  return entries.flatMap(({ citations, questions }) => {
    const cited = citations.flatMap(({ law, article }) => {
      const full = laws.get(law)?.full ?? law
      return places.get(`${plainName(full)} ${article}`) ?? []
    })
    return cited.length > 0 ? questions.map((question) => ({ question, articles: cited })) : []
  })
}

function keyOf(no: string): string {
  const numbered = readArticleNumber(no)
  return numbered ? articleKey(numbered.number) : no
}
