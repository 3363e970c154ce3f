/** One article of a law, or a schedule behind the last one. */
export interface LawArticle {
  /** As in citations: "30" for 第三十条, "276-1" for 第二百七十六条之一; a schedule is "annex-1". */
  readonly key: string
  /** As printed: 第三十条, 第二百七十六条之一, 附件一. */
  readonly label: string
  /** The headings it stands under, outermost first: 第二编 分则, 第三章 …. */
  readonly chapter: readonly string[]
  /** Its paragraphs (款) and items (项), one a line, without the label. */
  readonly text: string
}

/** What tells one version of a law from another: the law's short name and the day it came into force. */
export interface VersionKey {
  readonly law: string
  /** Asia/Shanghai day, YYYY-MM-DD. */
  readonly effectiveFrom: string
}

/** One version of a law, without its articles. Several versions of a law stand side by side. */
export interface LawVersion extends VersionKey {
  readonly full: string
  readonly promulgatedOn?: string | undefined
  /** The first day on which it was no longer law at all. */
  readonly repealedOn?: string | undefined
  /** True when its source says that a newer version is in force. */
  readonly outdated: boolean
  /** Who passed and amended it, and when, as printed under the title. */
  readonly note: string
  /** What stands between the title and the first article. */
  readonly preamble: string
}

/** One version with everything in it, schedules last. */
export interface LawText extends LawVersion {
  readonly articles: readonly LawArticle[]
}

/** A rule from outside the text that whoever reads the article must know, such as the repeal of one paragraph. */
export interface LawNote {
  /** Key of the article it belongs to. */
  readonly article: string
  /** The paragraph (款), counted from 1; absent = the whole article. */
  readonly paragraph?: number | undefined
  /** Asia/Shanghai day from which it holds. */
  readonly from: string
  readonly text: string
}

/** True for a schedule (附件, 附录), which no citation can name. */
export function isAnnex({ key }: Pick<LawArticle, 'key'>): boolean {
  return key.startsWith('annex-')
}
