import type { Answer } from '../answering/answer.ts'
import { mayExist, notInstalledWords } from './article-words.ts'
import { findAskedArticle } from './find-asked-article.ts'
import type { ReadingOn } from './read-article.ts'

/** The answer to “劳动合同法第八十七条” where there is no database: the gist. Undefined for any other question. */
export function toArticleAnswer(question: string, on: ReadingOn): Answer | undefined {
  const { book } = on
  const names = [...book.laws.values()].map(({ name, full }) => ({ law: name, full }))
  const asked = findAskedArticle(question, names)
  if (!asked) return undefined
  const [citing] = book.citedBy.article(asked.law, asked.key)
  const article = asked.key.includes('-') ? asked.key : Number(asked.key)
  // Only what exists may be cited.
  const isSure = book.laws.has(asked.law) && mayExist(asked, book)
  return {
    ...{ kind: 'answer', route: 'none', urgency: 'normal', entry: null, confidence: 1, options: [] },
    text: notInstalledWords(asked, on),
    topic: citing?.topic ?? 'other',
    citations: isSure ? [{ law: asked.law, article }] : [],
  }
}
