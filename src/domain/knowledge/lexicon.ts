/** Villagers' words on one side, the words of law on the other. */
export interface Synonym {
  readonly say: readonly string[]
  readonly mean: readonly string[]
}

/** The words we know beyond the entries themselves. */
export interface Lexicon {
  readonly synonyms: readonly Synonym[]
  /** Voice and typing errors: wrong form to right form. */
  readonly homophones: ReadonlyMap<string, string>
  /** Legal term to an explanation of at most 15 Han. */
  readonly terms: ReadonlyMap<string, string>
  /** Officialese to a plainer word. */
  readonly officialese: ReadonlyMap<string, string>
}
