/** One vector as it is kept: what it was made of is known by its key only. */
export interface KeptVector {
  /** Digest of the text. */
  readonly key: string
  readonly vector: Float32Array
}

/** Vectors of our own published texts, by model, so that they are asked for once. Nothing of a person. */
export interface EmbeddingStore {
  of(model: string): Promise<readonly KeptVector[]>
  /** Keeps `vectors`; one that is there already stays as it is. */
  keep(model: string, vectors: readonly KeptVector[]): Promise<void>
  /** Forgets every vector of another model, and those of this one whose text is gone. */
  keepOnly(model: string, keys: readonly string[]): Promise<void>
}
