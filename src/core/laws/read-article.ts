import { isAnnex, type LawArticle, type LawNote, type LawVersion } from '../../domain/laws/law-text.ts'
import { type VersionState, versionOn, versionState } from '../../domain/laws/version-state.ts'
import { addDays } from '../../domain/shanghai-time.ts'
import type { ArticleInPlace, LawStore } from '../../ports/stores/law-store.ts'
import type { AskedArticle } from './find-asked-article.ts'
import type { LawBook } from './law-book.ts'

/** What there is to read of one article on one day. */
export type ArticleReading =
  | {
      readonly kind: 'text'
      readonly version: LawVersion
      readonly state: VersionState
      readonly place: ArticleInPlace
    }
  /** The law is here and has no such article, or only a part of the law is here. */
  | { readonly kind: 'no-article'; readonly version: LawVersion; readonly last: LawArticle | undefined }
  | { readonly kind: 'not-installed' }

/** On which day somebody reads, and what our own knowledge says about laws. */
export interface ReadingOn {
  readonly book: LawBook
  /** Asia/Shanghai day. */
  readonly today: string
}

/** Reads an article in the version that is in force on an Asia/Shanghai day. */
export async function readArticle(
  laws: Pick<LawStore, 'versionsOf' | 'article' | 'articles'>,
  { law, key }: AskedArticle,
  { book, today }: ReadingOn,
): Promise<ArticleReading> {
  const versions = await laws.versionsOf(law)
  const version = versionOn(versions, today)
  if (!version) return { kind: 'not-installed' }
  const place = await laws.article(version, key)
  if (!place) {
    const articles = await laws.articles(version)
    return { kind: 'no-article', version, last: articles.findLast((article) => !isAnnex(article)) }
  }
  const state = versionState(version, versions, { day: today, known: book.laws.get(law) })
  return { kind: 'text', version, state, place }
}

/** What the text of an article does not say and its reader must know on that day. */
export function notesOn({ law, key }: AskedArticle, { book, today }: ReadingOn): readonly LawNote[] {
  const { notes = [], articlesEnded } = book.laws.get(law) ?? {}
  const last = articlesEnded?.[key]
  const ended = last
    ? [{ article: key, from: addDays(last, 1), text: `这一条到 ${last} 为止，以后不能再用。` }]
    : []
  return [...ended, ...notes].filter(({ article, from }) => article === key && from <= today)
}
