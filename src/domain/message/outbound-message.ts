/** One thing a reader can choose: a button where the channel has them, else a numbered line. */
export interface Option {
  /** ≤ 8 Han; what the reader sees. */
  readonly label: string
  /** What comes back when it is chosen; ≤ 64 bytes so that every platform can carry it. */
  readonly value: string
}

/** A paper to hand over with a bubble. */
export interface FilePart {
  /** Id of the stored document: its bytes are fetched when it is sent. */
  readonly document: string
  /** With its ending, as it is saved on a phone. */
  readonly name: string
  /** Where it can be fetched for a while: an address, or a path on our own web page. */
  readonly link: string
}

/** One bubble. Phone numbers stay plain digits in the text: every platform makes them dialable. */
export interface OutboundMessage {
  readonly text: string
  readonly options: readonly Option[]
  /** `emergency` lets a channel show it first and loudest. */
  readonly tone: 'normal' | 'emergency'
  readonly file?: FilePart | undefined
  /** The question it answers, shortened, in the asker's words: where it may come late, it says so. */
  readonly asked?: string | undefined
}

/** A plain bubble without choices. */
export function say(text: string, options: readonly Option[] = []): OutboundMessage {
  return { text, options, tone: 'normal' }
}
