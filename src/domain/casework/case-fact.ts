/** One answer of an interview, as staff read it. Sealed at rest: it may hold names and sums. */
export interface CaseFact {
  readonly key: string
  readonly label: string
  readonly text: string
}
