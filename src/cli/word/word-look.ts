/** How a Word file looks: A4, one font for the body, its size in points. */
export interface WordLook {
  /** Named first; programs without it take what looks alike. */
  readonly font: string
  readonly points: number
  /** Lines at the foot of every page, above the page number. */
  readonly footer: readonly string[]
}
