/** What a channel can do. The core asks this, never which channel it is. */
export interface Capabilities {
  /** Longest text of one bubble, in UTF-8 bytes. */
  readonly maxTextBytes: number
  /** Longest text of one bubble, in characters. */
  readonly maxTextChars: number
  /** True when options can be pressed; otherwise they are shown as a numbered list. */
  readonly buttons: boolean
  /** True when the reader fetches messages, so the text must stay readable after sending. */
  readonly pull: boolean
  /** True when a file can be sent; otherwise its reader gets a link. */
  readonly files?: boolean
  /**
   * How long, in ms, an answer is kept back for the response to the platform's own call; absent where a
   * platform takes no answer that way.
   */
  readonly passiveMs?: number
}
