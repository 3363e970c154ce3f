/** Why an endpoint gave nothing that could be used. */
export type EndpointFault =
  | 'timeout'
  | 'unreachable'
  | 'busy'
  | 'refused'
  | 'too-long'
  | 'malformed'
  /** It failed so often that it is left alone for a while. */
  | 'resting'

/** What came of asking: words of a stranger, or the reason why there are none. */
export type EndpointAnswer =
  | { readonly kind: 'said'; readonly text: string }
  | { readonly kind: 'failed'; readonly fault: EndpointFault }

/** One thing to ask. Nothing personal: whoever builds it has taken out names, numbers and places. */
export interface ModelRequest {
  /** What to do; from a file in `prompts/`. */
  readonly instructions: string
  /** What to do it with. */
  readonly input: string
  /** The longest answer worth waiting for. */
  readonly maxTokens: number
}

/** A language model. Never throws; every answer is the word of a stranger until it passed the guard. */
export interface LanguageModel {
  /** For the operator and the trace. */
  readonly name: string
  ask(request: ModelRequest, signal: AbortSignal): Promise<EndpointAnswer>
}
