import type { LawArticle, LawText, LawVersion, VersionKey } from '../../domain/laws/law-text.ts'

/** One article with what stands before and behind it in the same version. */
export interface ArticleInPlace {
  readonly before: LawArticle | undefined
  readonly article: LawArticle
  readonly after: LawArticle | undefined
}

/** An article that a search found, and the version it is of. */
export interface FoundArticle extends LawArticle, VersionKey {}

/** Full texts of laws as imported; several versions of one law side by side. Public texts: nothing is sealed. */
export interface LawStore {
  /** Every version of every law: by law, then oldest first. */
  versions(): Promise<readonly LawVersion[]>
  /** The versions of one law, oldest first. */
  versionsOf(law: string): Promise<readonly LawVersion[]>
  /** Stores one version whole, in place of what was there for the same law and day. */
  put(text: LawText): Promise<void>
  /** All articles of one version in order; none when there is no such version. */
  articles(version: VersionKey): Promise<readonly LawArticle[]>
  article(version: VersionKey, key: string): Promise<ArticleInPlace | undefined>
  /** Articles that hold every one of the words in their text, heading, number or law's name, in no fixed order. */
  find(words: readonly string[], limit: number): Promise<readonly FoundArticle[]>
}
