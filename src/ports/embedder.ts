import type { EndpointFault } from './language-model.ts'

/** What came of asking: one vector for each text, in their order and all of one length, or why there are none. */
export type EmbedAnswer =
  | { readonly kind: 'vectors'; readonly vectors: readonly Float32Array[] }
  | { readonly kind: 'failed'; readonly fault: EndpointFault }

/** Turns texts into vectors that lie near each other when the texts mean the same. Never throws. */
export interface Embedder {
  /** For the operator and the trace; vectors of different models are never compared. */
  readonly name: string
  /** At most `EMBED_AT_ONCE` texts. Nothing personal: whoever asks has taken out names, numbers and places. */
  embed(texts: readonly string[], signal: AbortSignal): Promise<EmbedAnswer>
}

/** More texts in one request are refused by some servers, or answered too late. */
export const EMBED_AT_ONCE = 16
