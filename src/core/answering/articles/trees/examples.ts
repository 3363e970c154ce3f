/** Rows to learn a ranking from, grouped by question. */
export interface RankingExamples {
  /** How many features a row has. */
  readonly width: number
  /** All rows, one after the other. */
  readonly values: Float32Array
  /** 1 for a right answer, 0 for a wrong one, by row. */
  readonly labels: Uint8Array
  /** The first row of every group, then the number of rows. */
  readonly starts: Int32Array
}
