/** One article of a law, as the ranker reads it. */
export interface ArticleText {
  /** The law's name. */
  readonly law: string
  /** 第三十条, 第二百七十六条之一. */
  readonly no: string
  /** Headings above it, outermost first; empty where the law has none. */
  readonly chapter: string
  readonly text: string
}

/** A question and the articles that answer it, by their places in the list of articles. */
export interface AnsweredQuestion {
  readonly question: string
  readonly articles: readonly number[]
}
