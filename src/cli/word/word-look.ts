/** How a Word file looks: A4, one font for the body, its size in points. */
export interface WordLook {
  /** Named first; programs without it take what looks alike. */
  readonly font: string
  readonly points: number
  /** Letters in tables, in points; absent: 12. */
  readonly cellPoints?: number
  /** Height of a line against its letters; absent: 1.6. */
  readonly leading?: number
  /** Lines at the foot of every page, above the page number. */
  readonly footer: readonly string[]
}
