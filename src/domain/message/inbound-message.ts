/** A channel's name, e.g. `telegram`. Only the wiring and the log care which one it is. */
export type ChannelName = string

/** Where a reply goes: one chat on one channel. `chat` is the platform's own id and opaque to the core. */
export interface ChatAddress {
  readonly channel: ChannelName
  readonly chat: string
}

/** What a person sent, in our own words. Anything a channel cannot translate stays as `unsupported`. */
export type InboundContent =
  | { readonly kind: 'text'; readonly text: string }
  /** A button was pressed; `value` is the `Option.value` we once sent. */
  | { readonly kind: 'choice'; readonly value: string }
  | {
      readonly kind: 'attachment'
      readonly mediaType: string
      readonly ref: string
      readonly caption?: string
    }
  | { readonly kind: 'location'; readonly latitude: number; readonly longitude: number }
  /** `raw` names the platform's kind (sticker, red packet …) for the log; it never holds content. */
  | { readonly kind: 'unsupported'; readonly raw: string }

/** One message as it arrived. Pure data: translating a platform event gives this or nothing. */
export interface InboundMessage extends ChatAddress {
  /** Unique within the channel; platforms deliver twice, the second delivery joins the first. */
  readonly dedupKey: string
  /** The platform's id of the person, never shown and never logged. */
  readonly sender: string
  /** True in a room with other readers: nothing personal may be said there. */
  readonly group: boolean
  /** UTC milliseconds, as the platform says or as we received it. */
  readonly sentAt: number
  readonly content: InboundContent
}
